"""Small ways of writing a value: codes in groups, money, a text's own language. No queries, no rules."""

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from uuid import UUID

from django import template
from django.forms import BoundField, ChoiceField
from django.utils import formats
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from creditchina.language import in_english
from disclosure import beside as saying
from disclosure import codes, removal, words
from disclosure import marks as marking
from disclosure.models import CatalogueItem, Mark, Publication, Subject, SubjectName
from disclosure.models.bilingual import Bilingual
from disclosure.web import contents

register = template.Library()

HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
LATIN = re.compile(r"[A-Za-z]{2}")
YUAN_IN_WAN = 10_000


@register.filter
def grouped(value: str) -> list[str]:
    """An 18-character code as its groups 2-6-10 (look.md); any other identifier as one piece."""
    return list(codes.grouped(value)) if len(value) == 18 else [value]


@register.filter
def short_ref(ref: UUID) -> str:
    """The first group of a reference, enough to recognise it; links carry it whole."""
    return str(ref)[:8]


def language_of(text: str) -> str:
    """The language a reader should hear: Han characters speak Chinese, Latin words English, else nothing."""
    if HAN.search(text):
        return "zh-Hans"
    return "en" if LATIN.search(text) else ""


@register.filter
def own_lang(text: object) -> str | SafeString:
    """Wrap a text in its own language where that differs from the page's (WCAG 3.1.2)."""
    written = str(text or "")
    spoken, page = language_of(written), get_language() or ""
    if not spoken or page.startswith(spoken[:2]):
        return conditional_escape(written)
    return format_html('<span lang="{}">{}</span>', spoken, written)


@register.filter
def in_page(row: Bilingual, field: str) -> str:
    """A `<field>_zh` / `<field>_en` pair of a register row in the reader's language."""
    return row.text(field)


@register.filter
def money(wan: Decimal | None) -> str:
    """An amount held in units of 10,000 yuan, exact: 45 万元 in Chinese, CNY 450,000 in English."""
    if wan is None:
        return ""
    if not in_english():
        return _("%(amount)s wan yuan") % {"amount": _figure(wan)}
    return _("CNY %(amount)s") % {"amount": _figure(wan * YUAN_IN_WAN)}


@register.filter
def in_yuan(wan: Decimal | None) -> str:
    """The same amount in yuan, for the parentheses behind the first mention; '' where whole wan say it already."""
    return (
        ""
        if wan is None or (wan and wan == wan.to_integral_value())
        else _("CNY %(amount)s") % {"amount": _figure(wan * YUAN_IN_WAN)}
    )


def _figure(amount: Decimal) -> str:
    shortest = amount.quantize(Decimal(1)) if amount == amount.to_integral_value() else amount.normalize()
    return formats.number_format(shortest, use_l10n=True, force_grouping=True)


@register.filter
def marked(text: str, spans: Iterable[tuple[int, int]]) -> SafeString:
    """Mark the parts of a text that the question matched; `spans` are (start, end) in order."""
    pieces, after = [], 0
    for start, end in spans:
        pieces.append(format_html("{}<mark>{}</mark>", text[after:start], text[start:end]))
        after = end
    return format_html_join("", "{}", [*((piece,) for piece in pieces), (text[after:],)])


@register.filter
def control(field: BoundField) -> SafeString:
    """A form's control in the look of the site; a class is not a rule, so the form need not know it."""
    kind = "select" if isinstance(field.field, ChoiceField) else "input"
    return field.as_widget(attrs={"class": kind})


@register.filter
def other_names(subject: Subject) -> list[SubjectName]:
    """Former, English and short names beside the one in the heading."""
    return [row for row in subject.names.all() if row.value != subject.display_name]


@register.filter
def entity_type(subject: Subject) -> str:
    """The type of a subject in the reader's language: as delivered, else its kind."""
    kind = str(subject.get_kind_display())
    return words.entity_type(subject.ent_type) if subject.ent_type else kind[:1].upper() + kind[1:]


@register.filter
def one(item: CatalogueItem) -> str:
    """The name of an item above a single record."""
    return words.one(item.code, item.name)


@register.filter
def holds(column_type: str) -> str:
    """What a column of a field list holds."""
    return str(words.HOLDS[column_type])


@register.filter
def said(publication: Publication, code: str) -> str:
    """What one column of a publication says."""
    return contents.said(publication, code)


@register.filter
def gist(publication: Publication) -> str:
    """One line of what a publication says."""
    return contents.gist(publication)


@register.filter
def brief(publication: Publication) -> list[contents.Row]:
    """The few columns a record opened in place shows."""
    return contents.brief(publication)


@register.filter
def marks(publication: Publication) -> list[Mark]:
    """What is pending about a publication, as far as the public may read it."""
    return marking.marks(publication)


@register.filter
def beside(publication: Publication) -> list[saying.Said]:
    """What the subject says beside its record."""
    return saying.beside(publication)


@register.filter
def mark_sentence(mark: Mark) -> str:
    """A mark in a whole sentence."""
    return marking.sentence(mark)


@register.filter
def mark_label(mark: Mark) -> str:
    """A mark in a few words."""
    return marking.label(mark)


@register.filter
def once_performed(entry: Publication) -> bool:
    """Whether an entry on a list can go as soon as the duty is performed."""
    return removal.once_performed(entry)


@register.filter
def earliest_removal(entry: Publication) -> date | None:
    """The first day on which an entry can leave its list early."""
    return removal.earliest_removal(entry)


@register.filter
def removal_opens(entry: Publication) -> date | None:
    """The same day where it is one of the calendar; performance is none."""
    return None if removal.once_performed(entry) else removal.earliest_removal(entry)


@register.filter
def listed(parts: Iterable[object]) -> SafeString:
    """Several texts in one line, each in its own language, parted as the page's language parts them."""
    written = [str(part) for part in parts]
    comma = "; " if any("," in text for text in written) else ", "
    return format_html_join(comma if in_english() else "、", "{}", ((own_lang(text),) for text in written))
