"""`python -m tests.golden`: writes the golden transcripts and the generated sections of the documents."""
from __future__ import annotations

from tests.golden import files
from tests.shipped import ROOT


def main() -> None:
    """Writes what has changed, and names it."""
    for path, text in files():
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            print(f"{path.relative_to(ROOT)}: written; read the diff before you commit it")


if __name__ == "__main__":
    main()
