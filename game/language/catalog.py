"""The words of the interface in the person's language, read from a gettext catalog (.po) when it is chosen.

`_` translates where it is called, `N_` marks a constant that is translated later, `ngettext` chooses by number.
Catalogs are read as they are, so that a translator sees a change at the next start, without anything to compile.
A program speaks one language; a host speaks to each seat in its own (`speaking`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar, cast

from game.language.po import entries

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalog:
    """A language: code, name, its sentences by the English ones (plural forms in order), which form a number takes."""

    code: str = "en"
    name: str = "English"
    said: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    form: Callable[[int], int] = lambda number: int(number != 1)
    rtl: bool = False

    def one(self, text: str) -> str:
        """The sentence in this language, or as it is."""
        return self.said.get(text, (text,))[0] or text

    def many(self, one: str, more: str, number: int) -> str:
        """The form for this number."""
        forms = self.said.get(one, ())
        at = self.form(number)
        return forms[at] if at < len(forms) and forms[at] else (one if number == 1 else more)


ENGLISH = Catalog()
_now: list[Catalog] = [ENGLISH]
_here: ContextVar[Catalog | None] = ContextVar("language", default=None)


def catalog() -> Catalog:
    """The language that is spoken now, and here."""
    return _here.get() or _now[0]


def speak(chosen: Catalog) -> None:
    """Speak this language from now on."""
    _now[0] = chosen


@contextmanager
def speaking(chosen: Catalog) -> Iterator[None]:
    """Speaks this language as long as it lasts, to one person: others are answered in theirs at the same time."""
    token = _here.set(chosen)
    try:
        yield
    finally:
        _here.reset(token)


def _(text: str) -> str:
    """The sentence in the language that is spoken now."""
    return catalog().one(text)


def quoted(words: str) -> str:
    """Words between the quotation marks of the language that is spoken now."""
    return _("“{words}”").format(words=words)


def N_(text: str) -> str:
    """Marks a sentence for translators; it is translated where it is shown."""
    return text


def ngettext(one: str, more: str, number: int) -> str:
    """The form of a sentence for a number; neither is formatted yet."""
    return catalog().many(one, more, number)


Key = TypeVar("Key")
Value = TypeVar("Value")


class Words(dict[Key, Value]):
    """A table of marked sentences (or tuples of them), each translated when it is looked up."""

    def __getitem__(self, key: Key) -> Value:
        return _told(super().__getitem__(key))

    def get(self, key: Key, default: Any = None) -> Any:
        """What stands under the key, translated; else the default, as it is."""
        return _told(super().get(key)) if key in self else default


def _told(words: Value) -> Value:
    told = tuple(map(_, words)) if isinstance(words, tuple) else _(str(words))
    return cast(Value, told)


# --- sentences of the rules ---------------------------------------------------------------------------------------

FILLED = (
    N_("'{what}' is not something you can say at this moment."),
    N_("'{what}' is not on the table."),
    N_("'{what}' is not a way to settle '{issue}' now."),
    N_("An offer settles everything on the table: '{what}' is missing."),
    N_("'{what}' is not something you can say to this."),
    N_("An offering has at most {most} parts: leave something out."),
    N_("'{what}' is not something you can say at this point."),
)
"""What the rules say with something filled in: they know no language, so it is translated where it is shown."""
_templates: list[str] = [*FILLED]
_sentences: dict[str, re.Pattern[str]] = {}


def also(*templates: str) -> tuple[str, ...]:
    """Makes further templates known to `sentence`: of what is kept or sent in English and read in any language."""
    _templates.extend(each for each in templates if each not in _templates)
    return templates


def sentence(text: str) -> str:
    """A sentence of the rules in the language that is spoken now."""
    if catalog() is ENGLISH or not text:
        return text
    if text in catalog().said:
        return _(text)
    for template in _templates:
        found = _sentences.setdefault(template, _pattern(template)).fullmatch(text)
        if found:
            return _(template).format(**found.groupdict())
    return text


def _pattern(template: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+)", re.escape(template)))


# --- catalogs -----------------------------------------------------------------------------------------------------


class BrokenCatalog(ValueError):
    """A catalog that cannot be read; the message is one sentence with the file and the line."""


def languages(folder: Path) -> tuple[str, ...]:
    """Codes of the languages under `folder`, English first."""
    found = sorted(path.parents[1].name for path in folder.glob("*/LC_MESSAGES/game.po"))
    return ("en", *found)


def name_of(folder: Path, code: str) -> str:
    """A language's own name, as its catalog tells it; its code where it does not."""
    try:
        found = re.search(r"Language-Team: ([^\\]+)", _path(folder, code).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        found = None
    return ENGLISH.name if code == ENGLISH.code else found.group(1) if found else code


def _path(folder: Path, code: str) -> Path:
    return folder / code / "LC_MESSAGES" / "game.po"


def load(folder: Path, code: str) -> Catalog:
    """The catalog of a language; English for one that is not there. Raises BrokenCatalog."""
    path = _path(folder, code)
    if code in ("", "en") or not path.is_file():
        return ENGLISH
    try:
        return read_catalog(path.read_text(encoding="utf-8"), code)
    except (OSError, UnicodeDecodeError) as error:
        raise BrokenCatalog(f"The words for '{code}' cannot be read, so they are English: {path}.") from error
    except ValueError as error:
        raise BrokenCatalog(f"The words for '{code}' are broken, so they are English: {path}, {error}.") from error


def read_catalog(text: str, code: str) -> Catalog:
    """A catalog from the text of a .po file. Raises ValueError naming the line."""
    from gettext import c2py  # only where it is needed: the first frame waits for what is imported

    said = {each.said: each.forms for each in entries(text) if not each.fuzzy}
    head = dict(re.findall(r"^([\w-]+): *(.*)$", "\n".join(said.pop("", ("",))), re.MULTILINE))
    rule = re.search(r"plural=(.+?);?$", head.get("Plural-Forms", ""))
    form = c2py(rule.group(1)) if rule else ENGLISH.form
    return Catalog(code=code, name=head.get("Language-Team", code), said=said, form=form,
                   rtl=code.split("_")[0] in RIGHT_TO_LEFT)
