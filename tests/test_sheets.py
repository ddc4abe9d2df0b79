"""Tables that a spreadsheet opens, whatever it takes for the end of a cell."""

import csv
import io

import pytest

from disclosure import sheets


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_no_formula_begins_at_any_separator(separator):
    cells = ["x;=1+1", "x\t@SUM(A1)", 'x;"+1', "x\n-1;", "\t=1", "＝1", "a;b", -5]

    told = sheets.text([cells, ["x", *cells]]).removeprefix(sheets.BOM)

    read = [cell for row in csv.reader(io.StringIO(told), delimiter=separator) for cell in row]
    assert not [cell for cell in read if cell.lstrip('"').startswith(sheets.FORMULA_SIGNS) and cell != "-5"]
    assert told.count("'") == 2 * 7
    assert "a;b,-5" in told
