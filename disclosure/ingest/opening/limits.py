"""How much a delivery file may ask of us, each with its reason. Reading within them takes constant memory."""

from dataclasses import dataclass
from typing import Final

MIB: Final = 1024 * 1024

FILE_BYTES: Final = 2048 * MIB
"""Two GiB: about three million full penalty rows. A larger delivery is split by its source."""

COLUMNS: Final = 200
"""The widest table of the exchange standard has 41 columns."""

TITLE_ROWS: Final = 3
"""Sheets made for print put a title, a period and a unit above the column names."""

CELL_CHARACTERS: Final = 100_000
"""The longest column of the standard holds 4,000 characters; full decision texts stay below 100,000."""

LINE_BYTES: Final = MIB
"""A line is held in memory whole. 200 columns of ordinary length need far less."""

RECORD_CHARACTERS: Final = 2 * MIB
"""A quoted CSV record may run over many lines, which are held in memory together."""

RECOVERIES: Final = 1000
"""How many records may have broken quotation marks: the lines each swallowed are read once more."""

SAMPLED_OBJECTS: Final = 1000
"""JSON lines: the keys of so many objects are the columns. A later key is a problem of its row."""

WORKBOOK_BYTES: Final = 64 * MIB
"""A zipped workbook of 200,000 full rows has about 40 MiB. More rows are faster and safer as CSV."""

WORKBOOK_ROWS: Final = 300_000
"""The workbook library keeps a little of every row; beyond this it would fill the memory."""

ROW_CHARACTERS: Final = MIB
"""Of a workbook's row, as of a line of CSV. Cells can show one long text that the workbook holds once."""

WORKBOOK_CHARACTERS: Final = 1024 * MIB
"""Of all cells together, for the same reason: 300,000 full rows have about 300 million."""

UNZIPPED_BYTES: Final = 768 * MIB
"""Total of all parts of a workbook; 300,000 rows of 30 columns need about 500 MiB of XML."""

SHARED_STRINGS_BYTES: Final = 128 * MIB
SHARED_STRINGS: Final = 1_000_000
"""The table of distinct texts is held in memory whole."""

UNZIPPED_FREELY: Final = 16 * MIB
UNZIPPED_RATIO: Final = 200
"""Sheets shrink to a tenth, very repetitive ones to a hundredth; deflate can do a thousandth."""

MEMBERS: Final = 2000
DIRECTORY_BYTES: Final = MIB
"""Parts of a workbook, and the size of the list of them, which is read before anything else."""

CELLS_IN_A_ROW: Final = 16_384
ROWS_IN_A_SHEET: Final = 1_048_576
"""What a spreadsheet can hold; a part that claims more was not made by one."""

OTHER_ELEMENTS: Final = 300_000
"""Styles, merged ranges, names and the like become objects in memory, about a kilobyte each."""

FORMAT_CHARACTERS: Final = 255
"""Of a number format: what a spreadsheet can hold. The library looks through each in squared time, as through names."""

AREA_CHARACTERS: Final = 2_000
AREAS_CHARACTERS: Final = 50_000
"""Of the name for what is printed of a sheet, and of all such names: some tens for each sheet are usual."""

EXACT_NUMBER: Final = 10**15
"""A spreadsheet keeps fifteen digits of a number. A code of more digits stored as one has lost its end."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much of a workbook the library may be given to read. It knows no bound of its own."""

    elements: int
    """In one part."""
    texts: int
    """Distinct texts and what they are made of, in one part: each becomes objects."""
    others: int
    """Of all parts together, once for each sheet that is listed: the library may read them anew with each."""
    opened: int
    """Bytes of the largest part, once for each sheet that is listed: several may be one and the same part."""


DELIVERY: Final = Bounds(elements=10**9, texts=10**9, others=100 * OTHER_ELEMENTS, opened=8 * UNZIPPED_BYTES)
"""Of a source that we know; a larger workbook is better sent as CSV."""
