"""The rules a batch report speaks of: for each word the reason in plain language and what the source can do."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from disclosure.ingest.opening.refusals import ROW_PROBLEMS, Reason

_AS_STANDARD: Final = _("Fill the column as the exchange standard says.")
_CHECK_CODE: Final = _("Check the code against the certificate. The row is kept as delivered.")
_NOTHING: Final = _("Nothing needs to be done.")
_SOUND: Final = _("Nothing is wrong with the row and nothing needs to be done.")
_DATE_FORM: Final = _("Write the day as YYYY-MM-DD.")
_AMOUNT_FORM: Final = _("Give the amount in units of 10,000 yuan, with at most six decimals.")
_CHECK_AND_AGAIN: Final = _(
    "Not public until a person has decided it, or the row was delivered again with code and name checked."
)

FAULTS: Final = {
    "required_by_law": Reason(_("The law requires this column and it is empty."), _("Fill it and deliver again.")),
    "criminal_fine": Reason(
        _("罚金 is a criminal fine, which only a court imposes; it is no administrative penalty."),
        _("Write 罚款 for an administrative fine. What a court decided is delivered under the item of judgments."),
    ),
    "too_long": Reason(_("The text is longer than the column allows."), _("Shorten it or check the column.")),
    "decided_in_future": Reason(_("The document is dated later than the day of delivery."), _("Correct the date.")),
    "implausible_date": Reason(
        _("No decision bears this date; it looks like a leftover of a conversion."),
        _("Give the document's date."),
    ),
    "authority_unknown": Reason(
        _("The deciding authority is not in the register, by code or by name."),
        _("Give the authority's code and full name, or have it registered."),
    ),
    "authority_ended": Reason(
        _("The deciding authority was abolished before the day of the decision."),
        _("Name the body that its matters went to."),
    ),
    "no_rule": Reason(
        _("No dated rule says how long this is shown, so it cannot be shown."),
        _("Report it to the operator: a rule is missing in the register."),
    ),
    "same_key_differs": Reason(
        _("Another row of this file has the same key and says something else."),
        _("Deliver one of them. A correction goes into a later file."),
    ),
    "nothing_to_take_back": Reason(
        _("There is no record with this key that could be taken back."),
        _("Check number, party and authority."),
    ),
    "not_a_date": Reason(_("This is not a day."), _DATE_FORM),
    "date_incomplete": Reason(_("The day is incomplete."), _DATE_FORM),
    "date_with_zone": Reason(_("The time zone of this day is not that of Beijing."), _DATE_FORM),
    "no_such_day": Reason(_("There is no such day."), _DATE_FORM),
    "not_an_amount": Reason(_("This is not an amount."), _AMOUNT_FORM),
    "amount_negative": Reason(_("The amount is negative."), _AMOUNT_FORM),
    "amount_exponent": Reason(_("The amount is in scientific notation."), _AMOUNT_FORM),
    "amount_in_yuan": Reason(_("The amount is in yuan, not in 10,000 yuan."), _AMOUNT_FORM),
    "amount_too_large": Reason(_("The amount is too large."), _AMOUNT_FORM),
    "amount_too_precise": Reason(_("The amount has more than six decimals."), _AMOUNT_FORM),
    "not_a_year": Reason(_("This is not a year."), _("Write the year with four digits.")),
    **ROW_PROBLEMS,
}

NOT_KEPT: Final = {
    "outside_mandate": Reason(
        _("The source has no mandate to deliver decisions of this authority."),
        _("Have the mandate registered, or let the authority deliver itself."),
    ),
    "minor_child": Reason(_("The person is a minor; nothing is recorded about minors."), _NOTHING),
    "person_without_identity": Reason(
        _("The row is about a person and carries no number of an identity card, so persons could be confused."),
        _("Deliver the number; it is used for matching only and not kept."),
    ),
    "adulthood_unknown": Reason(
        _("It cannot be told whether the person is an adult."), _("Deliver the number of the identity card.")
    ),
    "held_not_taken_in": Reason(
        _("The row was held, and a person decided not to take it in."),
        _("Read the reason given beside it; a corrected row can be delivered."),
    ),
}

# Sound rows that are recorded without being public.
KEPT: Final = {
    "minor": Reason(
        _("The decision is of the minor class: it is recorded, and in principle not shown to the public."), _SOUND
    ),
    "not_shown_by_rule": Reason(
        _("Under the rule of its time this decision was not public: it is recorded and not shown."), _SOUND
    ),
    "past_end": Reason(
        _("Its last day is over: it is recorded and not shown. Late delivery never moves the end."), _SOUND
    ),
    "person": Reason(
        _("Records about natural persons are kept and not shown, unless the rule of a list publishes them."), _SOUND
    ),
    "not_public_item": Reason(
        _("Records of this kind are kept for special credit reports and not shown to the public."), _SOUND
    ),
    "ended": Reason(
        _("The record has ended; what was delivered is sealed and does not become public again."), _NOTHING
    ),
}

HELD: Final = {
    "code_name_disagree": Reason(_("Code and name do not belong together in the directory."), _CHECK_AND_AGAIN),
    "code_shared": Reason(
        _("Several subjects carry this code."),
        _("If the code is wrong, deliver the row again with the right one; else a person decides whom it is about."),
    ),
    "code_masked": Reason(_("The code is masked, so the subject cannot be told for certain."), _CHECK_AND_AGAIN),
    "code_missing": Reason(_("The row carries no code."), _CHECK_AND_AGAIN),
    "code_or_identity": Reason(
        _("The number may be a credit code or the identity number of a person, and the row does not say which."),
        _("Deliver the kind of the subject with it."),
    ),
    "decisive_word_unknown": Reason(
        _("A word that decides whether the record is shown is not in the vocabulary of its column."),
        _("Use a word of the vocabulary and deliver again."),
    ),
    "penalty_unclear": Reason(
        _("The kind of penalty is outside the vocabulary and may be one that is not shown."),
        _("Name the kinds of penalty as the standard does, and the procedure in its own column."),
    ),
    "amount_disagrees": Reason(
        _("The amount is the figure that the text of the decision gives in yuan; the column is in 10,000 yuan."),
        _("Check the unit and deliver the row again; not public until then."),
    ),
    "fine_without_amount": Reason(
        _("The penalty includes a fine but no amount, so its class is unknown."),
        _("Give the amount in 10,000 yuan and deliver the row again."),
    ),
    "numbers_incomplete": Reason(
        _("A record with this document number exists, and only one of the two names a further number."),
        _("Deliver the row with all its numbers, as it was delivered before."),
    ),
    "code_not_valid": Reason(_("The code fails the check formula and is not in the directory."), _CHECK_AND_AGAIN),
}

FLAGS: Final = {
    "held_taken_in": Reason(
        _("The row was held, and a person decided that it is about the subject named beside it."), _NOTHING
    ),
    "missing_standard": Reason(_("The exchange standard requires this column and it is empty."), _AS_STANDARD),
    "unknown_column": Reason(_("The field list has no such column; it was not read."), _("Remove or rename it.")),
    "repeated_column": Reason(_("The file has this column twice; the first one was read."), _("Remove one of them.")),
    "unknown_choice": Reason(
        _("The word is not in the vocabulary of the column; it is kept as written."), _AS_STANDARD
    ),
    "bad_check": Reason(_("The code fails the check formula; it may exist all the same."), _CHECK_CODE),
    "foreign_letter": Reason(_("The code holds a letter that no such code has (I, O, S, V or Z)."), _CHECK_CODE),
    "bad_organisation_check": Reason(_("The organisation part of the code fails its own check."), _CHECK_CODE),
    "unknown_region": Reason(_("The region part of the code is in no table of regions."), _CHECK_CODE),
    "unknown_prefix": Reason(_("No body is known to give codes that begin like this."), _CHECK_CODE),
    "masked": Reason(_("The code is masked."), _CHECK_CODE),
    "no_check_character": Reason(_("An old registration number without a check digit."), _CHECK_CODE),
    "cooperative_number": Reason(_("An old number of a cooperative."), _CHECK_CODE),
    "spreadsheet_number": Reason(
        _("A spreadsheet turned the code into a number and its digits are lost."), _CHECK_CODE
    ),
    "unknown_form": Reason(_("The code has none of the known forms."), _CHECK_CODE),
    "older_code": Reason(_("An older number stands where the unified code belongs."), _CHECK_CODE),
    "authority_by_name": Reason(_("The authority was found by its name, not by its code."), _AS_STANDARD),
    "authority_name_differs": Reason(
        _("The name written for the authority is not the one registered for its code."), _AS_STANDARD
    ),
    "authority_assumed": Reason(
        _("The authority column does not name a body; the source delivers for itself only."), _AS_STANDARD
    ),
    "personal_data_masked": Reason(
        _("A text held an identity, telephone or card number; it was masked."),
        _("Do not deliver such numbers in texts."),
    ),
    "no_amount_line": Reason(
        _("The authority published no line for larger and huge fines, so the record is of the general class."),
        _("Publish the classification standard of the field."),
    ),
    "kind_not_in_table": Reason(_("A penalty outside the vocabulary; it is of the general class."), _AS_STANDARD),
    "date_from_year": Reason(_("The row gives only a year; its last day is taken."), _AS_STANDARD),
    "optional_unreadable": Reason(_("The value cannot be read and was kept as text."), _AS_STANDARD),
    "older_delivery": Reason(
        _("A later delivery corrected this record; an earlier one does not undo that."),
        _("If this row is right, deliver it in a new file of today."),
    ),
    "nil_return_contradicted": Reason(
        _("It was decided in a period for which it was declared that there was nothing."),
        _("Withdraw the nil return of that period."),
    ),
    "twin_differs": Reason(
        _("Another source delivered this decision first and words it differently; the first stays."), _NOTHING
    ),
}

RULES: Final = {**FAULTS, **NOT_KEPT, **KEPT, **HELD, **FLAGS}
