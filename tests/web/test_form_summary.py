"""The line of an error summary: the label, then what is wrong."""

import pytest
from django import forms
from django.utils import translation

from creditchina.forms import Question


class Asked(forms.Form):
    bound_field_class = Question
    name = forms.CharField(label="Name")
    whom = forms.CharField(label="For whom?")


@pytest.mark.parametrize(
    ("language", "lines"),
    [("en", ["Name: x", "For whom? x"]), ("zh-hans", ["Name：x", "For whom?x"])],
)
def test_a_label_leads_with_one_mark(language, lines):
    with translation.override(language):
        assert [f"{field.leading}x" for field in Asked()] == lines
