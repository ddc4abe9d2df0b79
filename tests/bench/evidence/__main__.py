"""`uv run --group dev python -m tests.bench.evidence`: each file of the kit, its answer, seconds and peak memory."""

import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from creditchina.standing import scrubbing
from tests.attacks.evidence_kit import KIT, Attack

SECONDS, MEGABYTES = 5, 300


def main() -> int:
    """Print a line for each; 1 where an answer is wrong or a bar is broken.

    The files are made in another process: of what this one takes, its children would be said to have taken as well.
    """
    with TemporaryDirectory(prefix="bench-evidence-") as name:
        subprocess.run([sys.executable, "-m", "tests.bench.evidence.files", name], check=True)
        broken = [attack.name for number, attack in enumerate(KIT) if not _fine(attack, Path(name, str(number)))]
    print(f"{len(KIT)} files; bars: {SECONDS} s, {MEGABYTES} MB; broken by: {', '.join(broken) or 'none'}")
    return 1 if broken else 0


def _fine(attack: Attack, path: Path) -> bool:
    started = time.perf_counter()
    command = [sys.executable, "-I", scrubbing.__file__]
    with path.open("rb") as file, subprocess.Popen(command, stdin=file, stdout=subprocess.PIPE, env={}) as child:
        told = child.stdout.readline().decode().strip()  # type: ignore[union-attr]
        while child.stdout.read(1 << 16):  # type: ignore[union-attr]
            pass
        _pid, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    took, megabytes = time.perf_counter() - started, used.ru_maxrss / 1024
    told = told.partition(" ")[0] if child.returncode == 0 else "heavy"
    computing = used.ru_utime + used.ru_stime
    print(f"{attack.name:42} {told:16} {took:6.2f} s, computing {computing:5.2f} s {megabytes:6.0f} MB")
    return told == attack.told and took < SECONDS and megabytes < MEGABYTES


if __name__ == "__main__":
    sys.exit(main())
