"""Statements on their way to a record store: a real one of ours that fails, dies in between, and takes each id once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread

import pytest

from game.classroom.posting import Posting
from game.classroom.sending import BATCH, Sender, SendingProblem, Target
from game.session.outbox import Counts, Outbox
from tests.classroom.record_store import KEY, Statement, Store
from tests.classroom.rooms import only
from tests.review.xapi_model import kinds


@pytest.fixture
def store() -> Iterator[Store]:
    """A record store that runs."""
    with Store() as made:
        thread = Thread(target=made.serve_forever, args=(0.01,))
        thread.start()
        yield made
        made.shutdown()
        thread.join()


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Callable[[], Outbox]]:
    """Opens the same outbox anew, as a started program does."""
    made: list[Outbox] = []

    def open_() -> Outbox:
        made.append(Outbox(tmp_path / "statements.db"))
        return made[-1]

    yield open_
    for each in made:
        each.close()


def some(count: int, first: int = 0) -> list[Statement]:
    return [{"id": f"00000000-0000-4000-8000-{number:012}", "said": "é"} for number in range(first, first + count)]


def sender(outbox: Outbox, store: Store, waits: list[float] | None = None, *, stops: bool = False) -> Sender:
    """One that waits for nobody and writes down how long it would have."""

    def wait(seconds: float) -> bool:
        if waits is not None:
            waits.append(seconds)
        return stops

    return Sender(outbox, Target.read(store.url, KEY), wait)


def test_nothing_is_lost_and_nothing_doubled_when_the_store_fails_dies_and_comes_back(store, opened) -> None:
    """It fails at first; then it keeps a batch and dies before it says so; the sender is started again, twice."""
    outbox, waits = opened(), []
    assert outbox.add(store.url, "class 1", some(130)) == 130
    store.plan = ["503", "500", "dies"]
    first = sender(outbox, store, waits)
    assert first.send(tries=3).waiting == 130
    assert store.url in first.problem and len(store.kept) == BATCH
    outbox.close()
    store.plan = ["", "dies"]
    again = opened()
    assert sender(again, store, waits, stops=True).send() == Counts(waiting=80, sent=50)
    again.close()
    last = opened()
    assert last.add(store.url, "class 1", some(131)) == 1
    assert sender(last, store).send() == Counts(sent=131)
    assert sorted(store.kept) == [each["id"] for each in some(131)]
    assert waits == [1, 2, 1]


def test_what_a_store_has_already_counts_as_sent_where_it_says_so(store, opened) -> None:
    outbox = opened()
    store.is_strict, store.plan = True, ["dies"]
    outbox.add(store.url, "class 1", some(7))
    assert sender(outbox, store).send() == Counts(sent=7)
    assert len(store.kept) == 7


def test_a_statement_that_is_never_taken_is_set_aside_alone(store, opened) -> None:
    outbox = opened()
    store.bad = {some(7)[4]["id"]}
    outbox.add(store.url, "class 1", some(7))
    assert sender(outbox, store).send() == Counts(sent=6, refused=1)
    assert len(store.kept) == 6


def test_it_waits_longer_each_time_and_never_longer_than_a_minute(store, opened) -> None:
    outbox, waits = opened(), []
    store.plan = ["503"] * 10
    outbox.add(store.url, "class 1", some(1))
    assert sender(outbox, store, waits).send().sent == 1
    assert waits == [1, 2, 4, 8, 16, 32, 60, 60, 60, 60]


@pytest.mark.parametrize(("answer", "told"), [("403", "let you in"), ("404", "look its"), ("302", "look its")])
def test_what_waiting_does_not_mend_is_told_at_once_and_kept(store, opened, answer: str, told: str) -> None:
    outbox, waits = opened(), []
    store.plan = [answer]
    outbox.add(store.url, "class 1", some(3))
    sending = sender(outbox, store, waits)
    assert sending.send().waiting == 3
    assert (told in sending.problem, waits, len(store.asked)) == (True, [], 1)


def test_a_wrong_password_is_said_in_one_sentence_without_it(store, opened) -> None:
    outbox = opened()
    outbox.add(store.url, "class 1", some(1))
    sending = Sender(outbox, Target.read(store.url, "trainer:wrong"), lambda seconds: False)
    sending.send()
    assert "does not let you in (401)" in sending.problem and "wrong" not in sending.problem


def test_a_password_stands_in_no_file(store, opened, tmp_path: Path) -> None:
    target = Target.read(store.url.replace("http://", "http://trainer:s%20e%3Acret@"))
    assert target == Target(store.url, KEY)
    outbox = opened()
    outbox.add(target.url, "class 1", some(1))
    Sender(outbox, target, lambda seconds: False).send()
    assert len(store.kept) == 1
    assert not [path for path in tmp_path.iterdir() if b"cret" in path.read_bytes()]


def test_what_was_sent_is_remembered_by_its_id_alone_and_forgotten_with_its_class(store, opened, tmp_path) -> None:
    outbox = opened()
    outbox.add(store.url, "class 1", [{"id": "a", "said": "a sentence of hers"}])
    outbox.add(store.url, "class 2", [{"id": "b"}])
    sender(outbox, store).send()
    outbox.forget("class 1")
    assert outbox.counts(store.url) == Counts(sent=1)
    outbox.close()
    assert b"a sentence of hers" not in b"".join(path.read_bytes() for path in tmp_path.iterdir())


@pytest.mark.parametrize("address", ["lrs.example", "ftp://lrs.example", "https://", "https://a:b:c", "file:///etc"])
def test_what_is_no_address_of_a_store_is_told(address: str) -> None:
    with pytest.raises(SendingProblem, match="A record store is an address like"):
        Target.read(address)


def test_posting_sends_beside_the_host_and_only_when_it_is_asked(store, opened) -> None:
    posting = Posting(opened(), Target.read(store.url, KEY))
    assert store.asked == [] and posting.told() == ""
    posting.ask("class 1", some(60))
    posting.wait()
    assert len(store.kept) == 60
    assert posting.told() == "60 statements have arrived."
    posting.ask("class 1", some(60))
    posting.wait()
    assert len(store.asked) == 2
    posting.stop()


def test_posting_that_is_stopped_while_it_waits_ends_at_once(store, opened) -> None:
    store.plan = ["503"] * 50
    posting = Posting(opened(), Target.read(store.url, KEY))
    posting.ask("class 1", some(2))
    posting.stop()
    posting.wait()
    assert "2 wait" in posting.told()


def test_the_trainers_page_sends_what_is_new_when_she_asks(store, opened, open_class) -> None:
    posting = Posting(opened(), Target.read(store.url, KEY))
    room = open_class(only("late_handover"), posting=posting)
    room.seat().play("answer_bridge; ask_minutes")
    assert store.asked == [] and store.url in room.trainer().page
    room.do("send")
    posting.wait()
    assert kinds(list(store.kept.values())) == {"initialized", "interacted"}
    assert "3 statements have arrived." in room.trainer().page
    assert KEY not in room.trainer().page
    room.do("send")
    posting.wait()
    assert store.asked == [3]


def test_what_was_to_be_sent_of_a_class_is_deleted_with_it(store, opened, open_class) -> None:
    store.plan = ["403"] * 3
    posting = Posting(opened(), Target.read(store.url, KEY))
    room = open_class(only("late_handover"), posting=posting)
    room.seat().play("answer_bridge")
    room.do("send")
    posting.wait()
    assert posting.outbox.counts(store.url).waiting == 2
    room.trainer().press("do", "delete", code=room.desk.code)
    assert posting.outbox.counts(store.url) == Counts()


def test_without_a_record_store_the_page_offers_none(open_class) -> None:
    assert "Record store" not in open_class(only("late_handover")).trainer().page
