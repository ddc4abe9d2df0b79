"""Where in a text as printed a folded key lies, so that a page can mark it. Pure."""

from collections.abc import Callable, Iterable

_ANCHOR = "一"  # folding keeps a lone punctuation sign; behind an ideograph it folds as it does inside a name

Span = tuple[int, int]


def spans(printed: str, key: str, fold: Callable[[str], str]) -> tuple[Span, ...]:
    """The first place of `key` as (start, end) in `printed`; () where folding moved signs beyond telling."""
    pieces = [fold(_ANCHOR + sign)[1:] for sign in printed]
    start = "".join(pieces).find(key) if key else -1
    if start < 0:
        return ()
    owners = [place for place, piece in enumerate(pieces) for _sign in piece]
    return ((owners[start], owners[start + len(key) - 1] + 1),)


def merged(found: Iterable[Span]) -> tuple[Span, ...]:
    """The same places in their order, those that overlap as one: words may share signs of a name."""
    apart: list[Span] = []
    for start, end in sorted(found):
        if apart and start < apart[-1][1]:
            apart[-1] = apart[-1][0], max(end, apart[-1][1])
        else:
            apart.append((start, end))
    return tuple(apart)
