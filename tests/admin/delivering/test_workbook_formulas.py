"""A name that begins like a formula is text in the template."""

import io

import openpyxl
import pytest

from disclosure.admin.delivering.workbook import template
from disclosure.fields import editions

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t"])
def test_no_name_of_a_body_becomes_a_formula(mandate, sign):
    mandate.source.name_zh = mandate.authority.name_zh = f'{sign}HYPERLINK("http://x.invalid")'
    book = openpyxl.load_workbook(io.BytesIO(template(editions(mandate.item.code)[-1], [mandate])))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    named = [cell for cell in cells if "HYPERLINK" in str(cell.value)]
    assert named
    assert {(cell.data_type, cell.quotePrefix) for cell in named} == {("s", True)}
    assert not any(cell.data_type == "f" for cell in cells)
