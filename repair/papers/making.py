"""Make the papers of a decision, once; a job may run twice, and two may run at once."""

from hashlib import sha256

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.utils import timezone, translation

from repair.models import Decision, DecisionKind, Door
from repair.papers import drawing, texts


def make(pk: int) -> int:
    """Draw, sign and keep what is not made yet; returns how many papers."""
    made = Decision.objects.filter(pk=pk, made_at=None).select_related("case__application").first()
    if made is None:
        return 0
    with translation.override(made.language):
        file = _kept(made, made.number, texts.decision(made))
        certified = made.kind == DecisionKind.APPROVED and made.value["door"] != Door.SHIELD and texts.was_public(made)
        proof = _kept(made, certificate_number(made.number), texts.certificate(made)) if certified else ("", b"")
    waiting = Decision.objects.filter(pk=pk, made_at=None)
    told = {"file": file[0], "sha256": sha256(file[1]).digest(), "certificate": proof[0], "made_at": timezone.now()}
    if not waiting.update(**told):
        for name, _data in (file, proof):  # another worker was faster, and its files are named otherwise
            if name:
                storages["reports"].delete(name)
        return 0
    return 1 + bool(proof[0])


def certificate_number(number: str) -> str:
    """The certificate bears the number of its decision, marked: each opens with a code of its own."""
    return f"{number}-C"


def _kept(made: Decision, number: str, parts: texts.Parts) -> tuple[str, bytes]:
    data = drawing.file_of(drawing.text_of(made, parts, number=number), made.language)
    return storages["reports"].save(f"repair-{number}.pdf", ContentFile(data)), data


def read(name: str) -> bytes:
    """The bytes of a paper: `Decision.file` or `Decision.certificate`. Raises FileNotFoundError before it is made."""
    if not name:
        raise FileNotFoundError(name)
    with storages["reports"].open(name) as file:
        return bytes(file.read())
