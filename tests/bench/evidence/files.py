"""`python -m tests.bench.evidence.files FOLDER`: the kit, each file named by its place in it."""

import sys
from pathlib import Path

from tests.attacks.evidence_kit import KIT

if __name__ == "__main__":
    for number, attack in enumerate(KIT):
        Path(sys.argv[1], str(number)).write_bytes(attack.made())
