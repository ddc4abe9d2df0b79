"""Put one number where it must never be, in every place: what does not find it there finds nothing."""

import logging
from pathlib import Path

from disclosure.models import Fault, Publication
from tests.attacks.test_canary_numbers import NUMBERS


def plant(publication: Publication, folder: Path) -> None:
    """As the name of a subject that is shown, in every remark of a report, in the log, and in a file left over."""
    number = NUMBERS[0]
    publication.subject.name = number
    publication.subject.save()
    Fault.objects.update(shown=number)
    logging.getLogger("disclosure").warning("planted %s", number)
    (folder / "planted").write_text(number)
