"""What a desktop seat may do with what the class holds of it: take it along, or have it deleted."""

from __future__ import annotations

import urllib.error
import urllib.request
from http.client import HTTPException

from game.language.catalog import N_, _

TIMEOUT_SECONDS = 10
NO_SEAT = N_("The class at {address} has no record of this machine's seat: it was deleted, or is of another class.")


class RecordProblem(Exception):
    """It could not be done; `str()` is one sentence for the learner."""


def take(address: str, secret: str) -> str:
    """Her choices as the class has them, CSV."""
    status, text = _asked(address, secret, "/seat/record.csv", None)
    if status != 200 or not text.startswith("seat,"):
        raise RecordProblem(_(NO_SEAT).format(address=address))
    return text


def delete(address: str, secret: str) -> None:
    """The seat with everything it handed in is deleted at the host."""
    take(address, secret)
    _asked(address, secret, "/seat/delete", b"yes=1")


class _Stays(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_given: object) -> None:
        """A page that sends elsewhere has no record for this seat."""


def _asked(address: str, secret: str, path: str, form: bytes | None) -> tuple[int, str]:
    plain = address.removeprefix("http://").strip("/")
    request = urllib.request.Request(f"http://{plain}{path}", form, {"Cookie": f"seat={secret}"})
    opener = urllib.request.build_opener(_Stays, urllib.request.ProxyHandler({}))
    try:
        with opener.open(request, timeout=TIMEOUT_SECONDS) as answer:
            return int(answer.status), answer.read().decode("utf-8")
    except urllib.error.HTTPError as error:
        with error:
            return error.code, ""
    except (OSError, HTTPException, ValueError) as error:
        told = _("The host at {address} cannot be reached: check the address and the network.")
        raise RecordProblem(told.format(address=address)) from error
