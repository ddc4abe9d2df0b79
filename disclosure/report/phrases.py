"""How words stand one after the other in each language. Pure."""

from collections.abc import Iterable

from creditchina.language import in_english


def joined(sentences: Iterable[str]) -> str:
    """Sentences one after the other: Chinese has no space between them."""
    return (" " if in_english() else "").join(sentence for sentence in sentences if sentence)


def enumerated(words: Iterable[str]) -> str:
    """Things of one kind."""
    return (", " if in_english() else "、").join(words)


def either(words: Iterable[str]) -> str:
    """Things of which there is none."""
    *most, last = words
    return f"{enumerated(most)}{' or ' if in_english() else '和'}{last}" if most else last


def parted(words: Iterable[str]) -> str:
    """Values of one field, labels of one record."""
    return (SEPARATORS[in_english()]).join(words)


SEPARATORS = {True: "; ", False: "；"}


def parts(text: str) -> list[str]:
    """What `parted` put together."""
    return text.split(SEPARATORS[in_english()])
