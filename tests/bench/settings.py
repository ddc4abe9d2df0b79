"""Settings of a benchmark: those of the tests, in a database of its own, with files in the benchmark's folder."""

import os
from pathlib import Path

from creditchina.settings.test import *

SPOOL_DIR = Path(os.environ.get("BENCH_FOLDER", "/tmp")) / "spool"
BAD_ROWS_DIR = SPOOL_DIR.parent / "bad_rows"
VAR_DIR = Path(os.environ.get("BENCH_FOLDER", VAR_DIR)) / "var"  # one for all processes of a benchmark
REPORT_AUTHORITY = VAR_DIR / "report_authority"
REPORT_KEY, REPORT_CERTIFICATES = REPORT_AUTHORITY / "key.pem", REPORT_AUTHORITY / "certificates.pem"
STORAGES["reports"] = {**STORAGES["reports"], "OPTIONS": {"location": VAR_DIR / "reports"}}
ALLOWED_HOSTS = ["testserver"]  # who orders over HTTP does so with the client of the tests
