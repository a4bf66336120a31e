"""Sentences to show once: what is missing on this machine and what the game does instead."""

_sentences: dict[str, None] = {}


def tell(sentence: str) -> None:
    """Remember one sentence for the person; the same sentence is kept once."""
    _sentences[sentence] = None


def notices() -> tuple[str, ...]:
    """All sentences remembered so far, oldest first."""
    return tuple(_sentences)


def forget() -> None:
    """Drop the sentences, after they were read."""
    _sentences.clear()
