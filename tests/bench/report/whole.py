"""The bars of a whole request: query, assemble, draw, sign, store."""

from collections.abc import Sequence

AT_MOST = 1.6  # times the bare engine and one signature
P95 = {20: 0.150, 300: 0.600}  # seconds on one core, by records; twenty of them fill four pages and more


def p95(seconds: Sequence[float]) -> float:
    """The nineteenth of twenty."""
    return sorted(seconds)[max(0, round(len(seconds) * 0.95) - 1)]


def middle(seconds: Sequence[float]) -> float:
    """The median."""
    return sorted(seconds)[len(seconds) // 2]


def lines(records: int, request: Sequence[float], bare: Sequence[float], signed: Sequence[float]) -> list[str]:
    """What to print of whole requests with so many records, each with its bar."""
    ratio = middle(request) / (middle(bare) + middle(signed))
    said = [f"whole request, {records:3} records: {ratio:.2f} of engine and signature (bar: {AT_MOST})"]
    if records in P95:
        said.append(f"    p95 {p95(request) * 1e3:.0f} ms (bar: {P95[records] * 1e3:.0f})")
    return said
