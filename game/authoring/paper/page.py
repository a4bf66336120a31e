"""One self-contained HTML page for A4: text is escaped, nothing is fetched."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

_STYLE = """
:root { --ink: #22262e; --quiet: #5c6470; --line: #c9c3b6; --accent: #1d5f7a; --paper: #fff; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 46rem; padding: 2rem 1.5rem; color: var(--ink); background: var(--paper);
  font: 16px/1.5 FiraGO, "Fira Sans", "Segoe UI", sans-serif; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .2rem; }
h2 { font-size: 1.1rem; margin: 1.6rem 0 .4rem; border-bottom: 2px solid var(--accent); padding-bottom: .1rem; }
h3 { font-size: 1rem; margin: 1.1rem 0 .3rem; }
p, ul, ol { margin: .3rem 0 .6rem; } ul, ol { padding-left: 1.3rem; } li { margin: .15rem 0; }
.role { color: var(--accent); font-weight: bold; letter-spacing: .04em; text-transform: uppercase; font-size: .8rem; }
.quiet { color: var(--quiet); } .say::before { content: "\\201C"; } .say::after { content: "\\201D"; }
table { border-collapse: collapse; width: 100%; max-width: 34rem; margin: .4rem 0 .8rem; break-inside: avoid; }
th, td { text-align: left; padding: .25rem .6rem .25rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
td.points, th.points { text-align: right; font-variant-numeric: tabular-nums; width: 5rem; }
tr.limit td { border-bottom: 2px solid var(--ink); }
body.wide { max-width: 68rem; }
.board { display: grid; grid-template-columns: 1fr 1fr; gap: 1.1rem 1.4rem; margin: .6rem 0 1.4rem; }
.shot { break-inside: avoid; display: flex; flex-direction: column; gap: .25rem; }
.shot.bare { align-self: start; border: 1px solid var(--line); border-radius: .5rem; padding: .6rem .8rem; }
.shot img, .shot svg { width: 100%; height: auto; display: block; border: 1px solid var(--line);
  border-radius: .4rem; }
.shot p { margin: 0; } .shot .yours { font-style: italic; }
.shot .kind { font-weight: bold; color: var(--accent); font-size: .85rem; margin-top: .2rem; }
.shot .goes { color: var(--quiet); font-size: .85rem; }
.shot .goes a { color: inherit; } h2, h3 { break-after: avoid; }
.note { border-left: 4px solid var(--accent); padding-left: .8rem; break-inside: avoid; }
.write { border-bottom: 1px solid var(--line); height: 1.7rem; }
section.sheet { break-before: page; } section.sheet:first-of-type { break-before: auto; }
@page { size: A4; margin: 18mm 16mm; }
@media print { body, body.wide { padding: 0; max-width: none; font-size: 11pt; } body.wide { font-size: 9.5pt; } }
"""


def page(title: str, language: str, body: str, kind: str = "") -> str:
    """The whole page; `body` is HTML already, `kind` the class of it."""
    return (
        f'<!doctype html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body{_kind(kind)}>\n{body}\n</body>\n</html>\n"
    )


def heading(level: int, text: str, id: str = "") -> str:
    """A heading of that level, to which a link may lead."""
    return f"<h{level}{_id(id)}>{escape(text)}</h{level}>"


def paragraph(text: str, kind: str = "") -> str:
    """A paragraph; nothing for no text."""
    return f"<p{_kind(kind)}>{escape(text)}</p>" if text else ""


def listed(items: Iterable[str]) -> str:
    """A list; nothing for no items."""
    inner = "".join(f"<li>{escape(each)}</li>" for each in items if each)
    return f"<ul>{inner}</ul>" if inner else ""


def table(head: Sequence[str], rows: Iterable[tuple[Sequence[str], bool]]) -> str:
    """A table whose last column is of figures; a row with True has a line under it."""
    def cells(texts: Sequence[str], tag: str) -> str:
        last = len(texts) - 1
        return "".join(
            f"<{tag}{_kind('points') if at == last else ''}>{escape(text)}</{tag}>" for at, text in enumerate(texts)
        )

    body = "".join(f"<tr{_kind('limit') if limit else ''}>{cells(texts, 'td')}</tr>" for texts, limit in rows)
    return f"<table><thead><tr>{cells(head, 'th')}</tr></thead><tbody>{body}</tbody></table>"


def _id(id: str) -> str:
    return f' id="{escape(id)}"' if id else ""


def _kind(kind: str) -> str:
    return f' class="{kind}"' if kind else ""
