"""What a paper says, as texts in its own language: facts, paragraphs, what is lifted, the closing lines."""

from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from repair.models import Decision, DecisionKind, Door

Parts = dict[str, Any]


def decision(made: Decision) -> Parts:
    """The decision document."""
    value = made.value
    return {
        "title": _("Credit Repair Decision"),
        "subtitle": made.get_kind_display(),
        "facts": _facts(made),
        "paragraphs": _grounds(made),
        "lifted": [[row["name"], row["by"]] for row in value.get("measures", ())],
        "lifted_title": _("Measures that end with it"),
        "lifted_heads": [_("Measure"), _("applied by")],
        "closing": [*([] if made.kind == DecisionKind.APPROVED else [value["remedies"]]), _checked()],
    }


def certificate(made: Decision) -> Parts:
    """For third parties: this record is gone, and may not be used any more. It tells nothing of what it said."""
    value = made.value
    gone = _day(value.get("ended_on", value["on"]))  # before the decision where it had expired
    day = {"day": gone, "number": value["document"] or value["record"], "site": _("Credit China")}
    paragraphs = [
        _(
            "The information under %(number)s about the subject named above is no longer public on %(site)s since"
            " %(day)s, and is no longer shared or used."
        )
        % day
    ]
    if value.get("list"):
        told = _("Since that day the subject is off the list “%(list)s”.")
        paragraphs.append(told % {"list": value["list"]})
    paragraphs.append(
        _(
            "Credit services and other bodies that hold a copy must match this site in content and period: they end its"
            " display and use as well. On conflict this site prevails."
        )
    )
    return {
        "title": _("Certificate of Removal"),
        "subtitle": _("credit repair, for third parties"),
        "facts": [*_about(value), [_("Authority"), value["authority"]], [_("No longer public since"), day["day"]]],
        "paragraphs": paragraphs,
        "lifted": [],
        "lifted_title": "",
        "lifted_heads": ["", ""],
        "closing": [_checked()],
    }


def was_public(made: Decision) -> bool:
    """Whether the public ever saw the record: only then there is something to certify (rules.md S-6)."""
    return bool(made.value.get("public_since", True))


def _facts(made: Decision) -> list[list[str]]:
    value = made.value
    record = value["document"] or value["record"]
    return [
        *_about(value),
        [_("Authority"), value["authority"]],
        [_("Record"), f"{value['record']} {record}" if record != value["record"] else record],
        [_("Case"), value["case"]],
        [_("Applied for on"), _day(value["applied_on"])],
        [_("Decided on"), _day(value["on"])],
    ]


def _about(value: Parts) -> list[list[str]]:
    rows = [[_("Credit subject"), value["subject"]]]
    return [*rows, [_("Unified social credit code"), value["code"]]] if value["code"] else rows


def _grounds(made: Decision) -> list[str]:
    """What was decided, on which ground, and what is next."""
    value = made.value
    told = {"number": value["document"] or value["record"], "day": _day(value["on"]), "basis": _basis()}
    if made.kind == DecisionKind.APPROVED:
        said = [value["reason"]] if value["reason"] else []
        return [_approved(value) % told, *_met(value), *said, *_delisted(value)]
    if made.kind == DecisionKind.REVOKED:
        says = _(
            "The approval of the repair of %(number)s is revoked, because it rested on false statements or a commitment"
            " was broken. Basis: %(article)s."
        )
        return [says % (told | {"article": value["article"]}), *_back(value), value["reason"]]
    ground = value["ground"]
    says = pgettext("decision", "The repair of %(number)s is not approved. Ground: %(ground)s (%(article)s).")
    words = {"ground": ground["name"], "article": value["article"] or ground["basis"]}
    return [says % (told | words), value["reason"], *_met(value), _("Next: %(next)s") % {"next": ground["next"]}]


def _met(value: Parts) -> list[str]:
    """Which conditions were judged to be met; decisions of before conditions were judged one by one say none."""
    names = value.get("met")
    return [_("Verified and met: %(names)s.") % {"names": _("; ").join(names)}] if names else []


def _back(value: Parts) -> list[str]:
    """What becomes of the record; decisions of before this was told were all of records that are shown again."""
    said = {
        "shown": _("The information is shown again for the rest of its period."),
        "told": _(
            "The information is not shown, because its display period is over or it was never public. It no longer"
            " counts as repaired; special reports tell it as they tell such information."
        ),
    }
    told = said.get(value.get("back", "shown"))
    return [told] if told else []


def _approved(value: Parts) -> str:
    if value["door"] == Door.SHIELD:
        return _(
            "Under %(basis)s, the information under %(number)s is kept from public view from %(day)s while the plan"
            " approved by the court is carried out. Should the plan fail, it is shown again for the rest of its period."
        )
    if value.get("public_since") == "" or value.get("ended_on", value["on"]) < value["on"]:
        return _(
            "Under %(basis)s, it was verified that the conditions of repair are met. The information under %(number)s"
            " is not public. Its repair is approved; from %(day)s no report tells it and it is no longer used."
        )
    return _(
        "Under %(basis)s, it was verified that the conditions of repair are met. The repair of the information under"
        " %(number)s is approved; from %(day)s it is no longer shown, shared or used."
    )


def _delisted(value: Parts) -> list[str]:
    if not value.get("list"):
        return []
    return [_("The subject is removed from the list “%(list)s”.") % {"list": value["list"]}]


def _basis() -> str:
    return _("the Measures for Credit Repair (NDRC Order No. 36)")


def _checked() -> str:
    return _("To check this paper, scan the code or enter number and check code on this site.")


def _day(iso: str) -> str:
    return date_format(date.fromisoformat(iso)) if iso else "-"
