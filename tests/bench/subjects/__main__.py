"""Measure a directory delivery: `uv run --group dev python -m tests.bench.subjects [--rows N]`.

On PostgreSQL: invented subjects through `load_subjects`, against a COPY of the very rows it made into a second
database with the same indexes; then the same file again.
"""

import argparse
import gzip
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench import invented, runs
from tests.bench.engines import postgres_server


def main() -> None:
    """Write the directory, load it twice, print the ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=200_000)
    rows = parser.parse_args().rows
    with TemporaryDirectory(prefix="bench-subjects-") as name, postgres_server() as database:
        folder = Path(name)
        path = folder / "directory.tsv.gz"
        with gzip.open(path, "wt", encoding="utf-8", compresslevel=1) as file:
            file.write("name\tuscc\treg_date\tent_type\tprovince\tcity\n")
            for subject, code, day, city in invented.subjects(rows):
                file.write(f"{subject}\t{code}\t{day}\t有限责任公司\t示例\t{city}\n")
        told = runs.figures("tests.bench.subjects.one", str(path), url=database("subjects"), folder=folder)
    seconds, copied = told["seconds"], told["copy_seconds"]
    print(f"PostgreSQL, {rows:,} subjects: {seconds:.1f} s, {rows / seconds:,.0f} rows a second")
    print(f"  COPY of the finished rows: {copied:.1f} s; ratio {seconds / copied:.2f}")
    print(f"  the same file again: {told['again']:.1f} s; memory at its peak {told['megabytes']:.0f} MB")


if __name__ == "__main__":
    main()
