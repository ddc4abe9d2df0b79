"""One sign mistyped."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from disclosure.search.slips import slip, windows

TEXTS = st.text("示例青禾食品厂", min_size=4, max_size=16)


@pytest.mark.parametrize(
    ("typed", "meant", "what"),
    [
        ("示例青禾厂", "示例青禾厂", ""),
        ("示例青河厂", "示例青禾厂", "homophone"),
        ("示例青木厂", "示例青禾厂", "wrong"),
        ("示例青厂", "示例青禾厂", "missing"),
        ("示例青禾禾厂", "示例青禾厂", "extra"),
        ("示例禾青厂", "示例青禾厂", "swapped"),
        ("示例禾厂青", "示例青禾厂", ""),
        ("例青禾厂", "示例青禾厂", "missing"),
        ("示例青禾", "示例青禾厂", "missing"),
        ("示青例木厂", "示例青禾厂", ""),
    ],
)
def test_slips_are_told_apart(typed, meant, what):
    assert slip(typed, meant) == what


@given(TEXTS, st.integers(0, 15), st.sampled_from("垚昇"), st.sampled_from(["wrong", "missing", "extra", "swapped"]))
def test_wherever_the_slip_is_some_window_leaves_only_what_is_right(meant, place, sign, what):
    place %= len(meant) - 1
    after = meant[place + 1 :]
    typed = {
        "wrong": meant[:place] + sign + after,
        "missing": meant[:place] + after,
        "extra": meant[:place] + sign + meant[place:],
        "swapped": meant[:place] + meant[place + 1] + meant[place] + meant[place + 2 :],
    }[what]
    assume(typed != meant and len(typed) >= 4)

    assert slip(typed, meant)
    assert any(all(part in meant for part in rest) for rest in windows(typed))
