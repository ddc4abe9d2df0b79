"""Filing codes and sealed letters: used once, read by another person, cleaned before they are kept."""

from datetime import timedelta
from io import BytesIO

import pikepdf
import pytest
from django.core.files.storage import storages
from django.utils import timezone
from PIL import Image

from creditchina.standing import claims, filing_codes, letters
from creditchina.standing.granting import NotGranted
from creditchina.standing.jobs import forget_letters
from creditchina.standing.models import FilingCode, Standing, StandingClaim, SubjectContact
from creditchina.standing.terms import Assurance, Capacity, Proof
from tests.accounts.people import staff
from tests.builders import a_subject, an_authority
from tests.standing.acting import a_letter, a_picture, a_standing, asked, somebody

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def issued(subject=None, authority=None):
    return filing_codes.issue(subject or a_subject(), authority=authority, by=staff("operator"), on=TODAY)


def test_a_code_is_kept_as_a_digest_and_used_once_however_it_is_typed() -> None:
    authority = an_authority()
    code, secret = issued(authority=authority)
    assert secret.replace("-", "") not in str(FilingCode.objects.values().get())

    user = somebody()
    right = filing_codes.use(user, code.subject, f" {secret.lower().replace('-', ' ')} ", asked(), on=TODAY)

    assert (right.proof, right.assurance, right.authority) == (Proof.NOTICE_CODE, Assurance.BASIC, authority)
    assert FilingCode.objects.get().used_by == user
    with pytest.raises(NotGranted):
        filing_codes.use(somebody(), code.subject, secret, asked(), on=TODAY)


def test_one_sentence_for_every_code_that_opens_nothing() -> None:
    code, secret = issued()
    revoked, gone = issued()
    filing_codes.revoke(revoked)
    late = TODAY + filing_codes.VALID + timedelta(days=1)
    wrong = [
        (code.subject, "AAAA-BBBB-CCCC-DDDD", TODAY),
        (a_subject(), secret, TODAY),
        (code.subject, secret, late),
        (revoked.subject, gone, TODAY),
    ]
    said = set()
    for subject, typed, on in wrong:
        with pytest.raises(NotGranted) as refusal:
            filing_codes.use(somebody(), subject, typed, asked(until=on), on=on)
        said.add(str(refusal.value))
    assert len(said) == 1
    assert not FilingCode.objects.exclude(used_at=None).exists()


def test_a_code_that_was_posted_says_so_and_gives_no_office() -> None:
    code, secret = issued()
    with pytest.raises(NotGranted, match="papers"):
        filing_codes.use(somebody(), code.subject, secret, asked(Capacity.ADMINISTRATOR), on=TODAY)
    assert filing_codes.use(somebody(), code.subject, secret, asked("agent"), on=TODAY).proof == Proof.POST_CODE


def sent(user=None, subject=None, capacity="representative", data=None, contact="office@firm.example"):
    user, subject = user or somebody(), subject or a_subject()
    return claims.send(user, subject, asked(capacity), data or a_letter(), contact=contact, on=TODAY)


def test_a_letter_is_due_after_one_working_day_and_read_by_another_person() -> None:
    claim, clerk = sent(), staff("operator")
    assert claim.due_on > TODAY
    assert "office" not in claim.contact_sealed

    right = claims.accept(claim, by=clerk, on=TODAY)

    claim.refresh_from_db()
    assert (claim.status, claim.standing, claim.decided_by) == ("accepted", right, clerk)
    assert (right.proof, right.assurance, right.checked_by) == (Proof.LETTER, Assurance.SUBSTANTIAL, clerk)
    assert SubjectContact.objects.get().address == "office@firm.example"
    with pytest.raises(NotGranted, match="meanwhile"):
        claims.refuse(claim, by=clerk, reason="too late")


def test_a_letter_of_an_agent_names_no_contact_of_the_subject() -> None:
    claims.accept(sent(capacity="agent"), by=staff("operator"), on=TODAY)
    assert not SubjectContact.objects.exists()


def test_a_letter_that_shows_a_new_representative_ends_the_former() -> None:
    former = a_standing()
    claims.accept(sent(subject=former.subject), by=staff("operator"), on=TODAY, replaces=True)
    assert former not in Standing.objects.lasting(on=TODAY)


def test_a_refusal_gives_a_reason_and_one_waits_at_a_time() -> None:
    claim = sent()
    with pytest.raises(NotGranted, match="Say why"):
        claims.refuse(claim, by=staff("operator"), reason="  ")
    with pytest.raises(NotGranted, match="waits already"):
        sent(claim.user, claim.subject)
    claims.refuse(claim, by=staff("operator"), reason="The seal cannot be read.")
    assert not Standing.objects.exists()
    assert sent(claim.user, claim.subject).status == "waiting"


def test_two_that_are_sent_at_once_leave_one_letter_and_one_file() -> None:
    def files():
        return set(storages["letters"].listdir("")[1])

    claim = sent()
    before = files()
    with pytest.raises(NotGranted, match="waits already"):
        sent(claim.user, claim.subject)
    assert (StandingClaim.objects.count(), files()) == (1, before)


@pytest.mark.parametrize("answer", ["accept", "refuse", "withdraw"])
def test_the_address_in_a_letter_goes_with_the_answer(answer) -> None:
    claim, clerk = sent(capacity="agent"), staff("operator")
    if answer == "accept":
        claims.accept(claim, by=clerk, on=TODAY)
    elif answer == "refuse":
        claims.refuse(claim, by=clerk, reason="no seal")
    else:
        claims.withdraw(claim)
    assert StandingClaim.objects.get().contact_sealed == ""


def test_a_letter_that_can_give_no_right_any_more_forgets_its_address_and_a_stray_file_goes() -> None:
    claim = sent()
    stray = storages["letters"].save("stray.pdf", BytesIO(b"x"))
    assert forget_letters.func()["files"] == 0
    assert storages["letters"].exists(stray)
    with pytest.MonkeyPatch.context() as patch:
        later = timezone.now() + timedelta(days=400)
        patch.setattr(timezone, "now", lambda: later)
        forget_letters.func()
    assert not storages["letters"].exists(stray)
    assert storages["letters"].exists(claim.file)
    assert StandingClaim.objects.get().contact_sealed == ""


def test_whoever_has_a_code_alone_waits_a_day_as_anything() -> None:
    code, secret = issued()
    right = filing_codes.use(somebody(), code.subject, secret, asked(), on=TODAY)
    assert right.waits
    assert not Standing.objects.in_force(right.user, code.subject, on=TODAY).exists()
    assert not a_standing().waits


def test_ones_own_letter_is_taken_back_and_never_decided() -> None:
    claim = sent()
    with pytest.raises(NotGranted, match="their own"):
        claims.accept(claim, by=claim.user, on=TODAY)
    assert claims.withdraw(claim)
    assert not claims.withdraw(claim)


def test_letters_go_half_a_year_after_their_time_and_their_hash_stays() -> None:
    claim, standing = sent(), sent()
    claims.refuse(claim, by=staff("operator"), reason="no seal")
    claims.accept(standing, by=staff("operator"), on=TODAY)
    name = StandingClaim.objects.get(pk=claim.pk).file
    assert forget_letters.func()["files"] == 0

    with pytest.MonkeyPatch.context() as patch:
        later = timezone.now() + timedelta(days=190)
        patch.setattr(timezone, "now", lambda: later)
        assert forget_letters.func()["files"] == 1

    assert not storages["letters"].exists(name)
    assert StandingClaim.objects.get(pk=claim.pk).file == ""
    assert StandingClaim.objects.get(pk=standing.pk).file


def script(**entries):
    return pikepdf.Dictionary(S=pikepdf.Name("/JavaScript"), JS=pikepdf.String("app.alert(1)"))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"<html><script>alert(1)</script>", "no PDF"),
        (b"MZ\x90\x00" * 100, "no PDF"),
        (b"GIF89a" + b"\x00" * 50, "no PDF"),
        (b"%PDF-1.7 nothing", "cannot be read"),
        (b"%PDF-" + b"0" * letters.LARGEST, "10 MB"),
    ],
)
def test_what_is_no_letter_is_refused_in_words(data, said) -> None:
    with pytest.raises(letters.NotALetter, match=said):
        letters.cleaned(data)


def test_a_pdf_that_runs_or_hides_something_is_refused() -> None:
    for name in ("OpenAction", "AA"):
        with pytest.raises(letters.NotALetter, match="script"):
            letters.cleaned(a_letter(**{name: script()}))
    with pytest.raises(letters.NotALetter, match="20 pages"):
        letters.cleaned(a_letter(pages=21))
    locked = BytesIO()
    with pikepdf.open(BytesIO(a_letter())) as pdf:
        pdf.save(locked, encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(letters.NotALetter, match="password"):
        letters.cleaned(locked.getvalue())
    attached = BytesIO()
    with pikepdf.open(BytesIO(a_letter())) as pdf:
        pdf.attachments["x.exe"] = b"MZ"
        pdf.save(attached)
    with pytest.raises(letters.NotALetter, match="attachment"):
        letters.cleaned(attached.getvalue())


def test_a_picture_is_drawn_anew_without_what_else_its_file_said() -> None:
    exif = Image.Exif()
    exif[0x010E] = "taken-at-home"
    clean = letters.cleaned(a_picture("JPEG", exif=exif) + b"<script>alert(1)</script>")
    assert (clean.media_type, clean.pages) == ("image/jpeg", 1)
    assert b"taken-at-home" not in clean.data
    assert b"script" not in clean.data
    assert letters.cleaned(a_picture()).media_type == "image/png"


def test_a_pdf_loses_who_wrote_it_with_what() -> None:
    held = BytesIO()
    with pikepdf.open(BytesIO(a_letter(pages=3))) as pdf:
        pdf.docinfo["/Author"] = "author-canary"
        pdf.save(held)
    clean = letters.cleaned(held.getvalue())
    assert (clean.media_type, clean.pages) == ("application/pdf", 3)
    assert b"author-canary" not in clean.data
    with pikepdf.open(BytesIO(clean.data)) as pdf:
        assert "/Info" not in pdf.trailer
