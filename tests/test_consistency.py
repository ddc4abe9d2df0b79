"""What keeps the rooms small and the doors few, read from the source itself."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from django.core.management import load_command_class

ROOT = Path(__file__).resolve().parents[1]
# A module may import only from packages above its own; commands and pages stand at the bottom.
LAYERS = [
    {"codes", "names", "bulk", "guards", "sheets", "workdays"},
    {"fields", "models"},
    {"beside", "coverage", "lags", "ledger", "marks", "removal", "words"},
    {"publish"},
    {"report"},
    {"contradictions", "directory", "reference", "registers", "search"},
    {"ingest", "job_words"},
    {"lookups"},
    {"web"},
    {"jobs"},
    {"admin", "api", "templatetags"},
    {"demo"},
    {"management", "apps", "migrations"},
]
RANK = {package: rank for rank, layer in enumerate(LAYERS) for package in layer}
# Which columns decide what the public may see; only disclosure.publish writes them.
DECIDING = {
    "public_since",
    "shown_until",
    "ended_on",
    "ended_as",
    "end_reason",
    "shielded_from",
    "shielded_until",
    "superseded",
}
WRITING = {
    "update",
    "create",
    "bulk_create",
    "bulk_update",
    "get_or_create",
    "update_or_create",
    "aupdate",
    "acreate",
}
# Where a page must tell "no longer public" from "never was".
TELL_GONE = {("web/publications.py", "_once_public"), ("api/publications.py", "gone")}
# Templates that Django finds by their names.
CONVENTION = re.compile(r"\d{3}(_csrf)?\.html|admin/.*|account/.*|mfa/.*|allauth/.*|rest_framework/.*|django/.*")


@cache
def modules(folder: str = "disclosure") -> dict[str, ast.Module]:
    """Syntax trees of a package by path, the generated migrations left out."""
    paths = [path for path in (ROOT / folder).rglob("*.py") if "migrations" not in path.parts]
    return {str(path.relative_to(ROOT / folder)): ast.parse(path.read_text(encoding="utf-8")) for path in paths}


def package_of(path: str) -> str:
    """First folder or file name below disclosure/."""
    return Path(path).parts[0].removesuffix(".py")


def imports(tree: ast.Module) -> Iterator[str]:
    """Dotted names a module imports, at its top or inside a function."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [alias.name for alias in node.names]
            yield from ([f"{node.module}.{name}" for name in names] if node.module == "disclosure" else [node.module])
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method."""
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def templates() -> dict[str, str]:
    """Source of every template by the name it is asked for."""
    found = (ROOT / "templates").rglob("*.*")
    return {path.relative_to(ROOT / "templates").as_posix(): path.read_text(encoding="utf-8") for path in found}


def test_every_package_has_its_place() -> None:
    packages = {package_of(path) for path in modules()} - {"__init__"}
    assert packages <= set(RANK), "name its layer in LAYERS"


def test_imports_run_one_way() -> None:
    wrong = []
    for path, tree in modules().items():
        own = package_of(path)
        others = [name for name in imports(tree) if name.startswith("disclosure.") and name.split(".")[1] != own]
        wrong += [f"{path}: {name}" for name in others if RANK[name.split(".")[1]] >= RANK[own]]
    assert wrong == []


def test_the_frame_of_the_site_knows_no_application_by_its_modules() -> None:
    known = {
        path: sorted(name for name in imports(tree) if name.split(".")[0] in {"disclosure", "repair"})
        for path, tree in modules("creditchina").items()
        if not path.startswith("standing/")  # an application on the record, though the record's reports ask it
    }
    assert {path: names for path, names in known.items() if names} == {}


def test_what_the_record_asks_of_standing_needs_no_page_of_the_record() -> None:
    """Reports import models and granting; these may know the record, its rules and working days, and nothing above."""
    above = {"web", "api", "admin", "report", "demo", "ingest", "management"}
    for path, tree in modules("creditchina/standing").items():
        if Path(path).parts[0] not in {"web", "admin"}:
            known = {name.split(".")[1] for name in imports(tree) if name.startswith("disclosure.")}
            assert not known & above, path


def test_disclosure_does_not_know_repair() -> None:
    assert not [
        path for path, tree in modules().items() if any(name.split(".")[0] == "repair" for name in imports(tree))
    ]


def test_publish_rests_on_the_record_and_the_ledger_alone() -> None:
    known = {
        "disclosure.models",
        "disclosure.ledger",
        "disclosure.codes",
        "disclosure.names",
        "disclosure.bulk",
    }
    for path, tree in modules().items():
        if package_of(path) == "publish":
            ours = {name for name in imports(tree) if name.startswith(("disclosure", "creditchina", "repair"))}
            ours -= {name for name in ours if name.startswith("disclosure.publish")}
            assert ours <= known | {"creditchina.accounts.models"}, path


@pytest.mark.parametrize("package", ["codes", "names", "workdays"])
def test_codes_and_names_need_neither_database_nor_settings(package) -> None:
    for path, tree in modules().items():
        if package_of(path) == package:
            assert not [name for name in imports(tree) if name.split(".")[0] == "django"], path


def writes(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """(line, column) of everything that sets a deciding column of a row, an update or a new row."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            for target in [part for whole in targets for part in ast.walk(whole)]:
                if isinstance(target, ast.Attribute) and isinstance(target.ctx, ast.Store) and target.attr in DECIDING:
                    yield node.lineno, target.attr
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WRITING:
            yield from ((node.lineno, word.arg) for word in node.keywords if word.arg in DECIDING)


def test_only_publish_decides_what_the_public_may_see() -> None:
    elsewhere = {path: tree for path, tree in modules().items() if package_of(path) != "publish"}
    assert {path: found for path, tree in elsewhere.items() if (found := list(writes(tree)))} == {}


RAW = re.compile(r"(INSERT\s+INTO|UPDATE|DELETE\s+FROM|TRUNCATE|COPY)\s+\"?disclosure_(publication|change)\b", re.I)


def past_the_verbs(tree: ast.Module) -> Iterator[str]:
    """Statements that write publications or ledger lines behind the models."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and RAW.search(node.value):
            yield node.value
        elif isinstance(node, ast.Call) and ast.unparse(node.func) == "bulk.insert":
            yield from {ast.unparse(node.args[0])} & {"Publication", "Change", "PublicationVersion"}


def test_nobody_writes_publications_or_lines_past_the_verbs() -> None:
    elsewhere = {path: tree for path, tree in modules().items() if package_of(path) not in {"publish", "ledger"}}
    assert {path: found for path, tree in elsewhere.items() if (found := list(past_the_verbs(tree)))} == {}


def unguarded(tree: ast.Module) -> Iterator[str]:
    """Functions that ask for publications without saying on which day they must be visible."""
    for function in functions(tree):
        chains = [node for node in ast.walk(function) if isinstance(node, ast.Attribute)]
        guarded = {id(node.value) for node in chains if node.attr in {"visible", "as_of", "none"}}
        asked = [node for node in chains if ast.unparse(node) in {"Publication.objects", "subject.publications"}]
        yield from (function.name for node in asked if id(node) not in guarded)


def test_every_public_page_and_answer_starts_from_what_is_visible() -> None:
    public = {path: tree for path, tree in modules().items() if package_of(path) in {"web", "api", "search"}}
    assert {(path, name) for path, tree in public.items() for name in unguarded(tree)} == TELL_GONE


@pytest.mark.parametrize("folder", ["disclosure", "creditchina", "repair", "tests"])
def test_rooms_are_small(folder) -> None:
    for path in modules(folder):
        assert len((ROOT / folder / path).read_text(encoding="utf-8").splitlines()) <= 300, path


@pytest.mark.parametrize("folder", ["disclosure", "creditchina", "repair"])
def test_functions_are_short(folder) -> None:
    for path, tree in modules(folder).items():
        long = [found.name for found in functions(tree) if (found.end_lineno or 0) - found.lineno >= 40]
        assert not long, path


def test_every_template_is_used() -> None:
    everything = [tree for folder in ("disclosure", "creditchina", "repair") for tree in modules(folder).values()]
    asked = {node.value for tree in everything for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    asked |= set(re.findall(r"""{%\s*(?:include|extends)\s+["']([^"']+)""", "\n".join(templates().values())))
    asked |= {f"reports/{name}" for text in templates().values() for name in re.findall(r'#import "(\w+\.typ)"', text)}
    assert {name for name in templates() if name not in asked and not CONVENTION.fullmatch(name)} == set()


INLINE = re.compile(r"\sstyle\s*=|<style\b|\son[a-z]+\s*=\s*[\"']|<script(?![^>]*\bsrc=)|javascript:|[\"'(]data:", re.I)


def test_templates_carry_no_inline_style_or_script() -> None:
    assert {name: found[0] for name, text in templates().items() if (found := INLINE.search(text))} == {}


def test_every_command_says_what_it_does() -> None:
    folder = ROOT / "disclosure" / "management" / "commands"
    names = [path.stem for path in folder.glob("*.py") if not path.stem.startswith("_")]
    assert names
    assert [name for name in names if not load_command_class("disclosure", name).help] == []


def test_layers_name_each_package_once() -> None:
    assert all(not upper & lower for upper, lower in pairwise(LAYERS))
    assert len(RANK) == sum(map(len, LAYERS))


def test_every_rule_that_is_cited_is_told() -> None:
    told = set(re.findall(r"\b[ACEGIS]-\d{1,2}\b", (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")))
    cited: dict[str, str] = {}
    for folder in ("disclosure", "creditchina", "repair", "docs", "tests"):
        for path in [*(ROOT / folder).rglob("*.py"), *(ROOT / folder).rglob("*.md")]:
            text = path.read_text(encoding="utf-8")
            cited |= dict.fromkeys(re.findall(r"\b[ACEGIS]-\d{1,2}\b(?!\d)", text), str(path))

    assert {rule: path for rule, path in cited.items() if rule not in told} == {}
