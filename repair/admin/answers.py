"""What the applicant wrote, question by question, in the words of the form where it has them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from repair.models import Case


@dataclass(frozen=True, slots=True)
class Answer:
    """One question and what was answered."""

    question: str
    said: str


def of(case: Case) -> list[Answer]:
    """Everything that was answered, in the order of the form."""
    return [answer for page in case.application.answers.values() for answer in _of_a_page(page)]


def _of_a_page(page: Any) -> Iterator[Answer]:
    rows = page.items() if isinstance(page, dict) else [("", page)]
    for question, said in rows:
        text = "; ".join(map(str, said)) if isinstance(said, list) else str(said)
        if text.strip():
            yield Answer(str(question).replace("_", " "), text)
