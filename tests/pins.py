"""Pin what the packages named in pyproject.toml ask for in turn: `uv run python tests/pins.py`.

Change a version in `dependencies` or `dependency-groups`, then run this. The lock file itself
stays out of the repository, because it names the package mirror of the machine that made it;
with every version in pyproject.toml, `uv run` resolves to the same set everywhere.
"""

import re
import subprocess
import tomllib
from pathlib import Path

PYPROJECT = Path(__file__).resolve().parents[1] / "pyproject.toml"
EXPORT = "uv export --all-groups --no-hashes --no-annotate --no-header --no-emit-project --quiet"
BLOCK = re.compile(r"^constraint-dependencies = \[\n.*?^\]\n", re.DOTALL | re.MULTILINE)


def exported() -> list[str]:
    """Return what uv resolves, a requirement with its exact version and marker each."""
    answer = subprocess.run(EXPORT.split(), check=True, capture_output=True, text=True, cwd=PYPROJECT.parent)
    return answer.stdout.splitlines()


def pinned() -> list[str]:
    """Return what pyproject.toml holds now."""
    settings = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["tool"]["uv"]
    return list(settings["constraint-dependencies"])


def write(requirements: list[str]) -> None:
    """Replace the list in pyproject.toml and leave the rest of the file as it is."""
    lines = "".join(f'  "{requirement}",\n' for requirement in requirements)
    block = f"constraint-dependencies = [\n{lines}]\n"
    text, replaced = BLOCK.subn(lambda _: block, PYPROJECT.read_text(encoding="utf-8"))
    if replaced != 1:
        raise SystemExit("pyproject.toml has no constraint-dependencies to replace.")
    PYPROJECT.write_text(text, encoding="utf-8")


def refresh() -> None:
    """Resolve afresh, free of the old pins, and pin the outcome; put the file back if nothing fits."""
    before = PYPROJECT.read_text(encoding="utf-8")
    try:
        write([])
        subprocess.run(["uv", "lock", "--upgrade", "--quiet"], check=True, cwd=PYPROJECT.parent)
        write(exported())
    except BaseException:
        PYPROJECT.write_text(before, encoding="utf-8")
        raise


if __name__ == "__main__":
    refresh()
    print(f"{len(pinned())} versions pinned")
