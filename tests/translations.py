"""Whether every sentence of the site has its Chinese, and the compiled file is made from the written one."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parents[1]
FOLDER = Path("locale", "zh_Hans", "LC_MESSAGES")
SOURCES = ("creditchina", "disclosure", "repair", "templates", "manage.py")
Key = tuple[str | None, str, str]


def problems(root: Path = ROOT) -> str:
    """Return one line for each problem; nothing when the translation is complete."""
    catalogue = root / FOLDER / "django.po"
    if not catalogue.exists():
        return f"{FOLDER / 'django.po'} is missing: run manage.py makemessages."
    written = polib.pofile(str(catalogue))
    return "\n".join([*_unfinished(written), *_stale(written, root), *_unlisted(written, root)])


def _unfinished(written: polib.POFile) -> Iterator[str]:
    for entry in written:
        if not entry.obsolete and (entry.fuzzy or not entry.translated()):
            yield f"{'fuzzy' if entry.fuzzy else 'untranslated'}: {entry.msgid!r}"


def _stale(written: polib.POFile, root: Path) -> Iterator[str]:
    """Compare what the compiled file says; its bytes depend on the compiler."""
    compiled = root / FOLDER / "django.mo"
    if not compiled.exists() or _sentences(polib.mofile(str(compiled))) != _sentences(written):
        yield f"{FOLDER / 'django.mo'} is not made from django.po: run manage.py compilemessages."


def _unlisted(written: polib.POFile, root: Path) -> Iterator[str]:
    """Extract the sentences of today's sources and compare; needs gettext."""
    if not shutil.which("xgettext"):
        if os.environ.get("CI") == "true":
            yield "xgettext is missing: install gettext."
        else:
            print("     (sentences not compared with the sources: no gettext here)")
        return
    listed, used = _keys(written), _keys(_extracted(root))
    yield from (f"not in django.po: {key[1]!r}" for key in sorted(used - listed, key=str))
    yield from (f"no longer used: {key[1]!r}" for key in sorted(listed - used, key=str))


def _sentences(catalogue: polib.POFile | polib.MOFile) -> dict[Key, tuple[str, dict[int, str]]]:
    return {_key(entry): (entry.msgstr, entry.msgstr_plural) for entry in catalogue if not entry.obsolete}


def _keys(catalogue: polib.POFile) -> set[Key]:
    return {_key(entry) for entry in catalogue if not entry.obsolete}


def _key(entry: polib.POEntry | polib.MOEntry) -> Key:
    return entry.msgctxt, entry.msgid, entry.msgid_plural


def _extracted(root: Path) -> polib.POFile:
    with tempfile.TemporaryDirectory() as name:
        copy = Path(name)
        for source in SOURCES:
            if (root / source).is_dir():
                shutil.copytree(root / source, copy / source, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(root / source, copy / source)
        (copy / FOLDER).mkdir(parents=True)
        command = [sys.executable, "manage.py", "makemessages", "--locale", "zh_Hans", "--verbosity", "0"]
        environment = os.environ | {"DJANGO_SETTINGS_MODULE": "creditchina.settings.test"}
        subprocess.run(command, cwd=copy, env=environment, check=True)
        return polib.pofile(str(copy / FOLDER / "django.po"))
