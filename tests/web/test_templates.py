"""Rules about templates that a reviewer would have to remember."""

import re
from pathlib import Path

import allauth
import pytest
from django.conf import settings

FOLDER = Path(settings.BASE_DIR) / "templates"
CODE = [Path(settings.BASE_DIR) / folder for folder in ("creditchina", "disclosure", "repair")]
OF_ALLAUTH = Path(allauth.__file__).parent / "templates"
ALL = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.html"))
COMPONENTS = [name for name in ALL if name.startswith("components/")]
BY_DJANGO = {
    "400.html",
    "403.html",
    "403_csrf.html",
    "404.html",
    "429.html",  # allauth's, where somebody tries too often
    "500.html",
    "503.html",
    "admin/app_list.html",
    "admin/auth/user/add_form.html",
    "admin/base_site.html",
    "admin/index.html",
    "admin/pagination.html",
    "admin/search_form.html",
}


def text(name: str) -> str:
    return (FOLDER / name).read_text()


@pytest.mark.parametrize("name", COMPONENTS)
def test_a_component_states_its_contract_first(name):
    assert text(name).startswith("{# " + Path(name).stem + ": ")


@pytest.mark.parametrize("name", ALL)
def test_a_component_is_given_what_it_needs_and_nothing_else(name):
    included = re.findall(r"{% include \"components/[^%]*%}", text(name))

    assert [tag for tag in included if not tag.endswith("only %}")] == []


@pytest.mark.parametrize("name", ALL)
def test_a_template_is_small_and_within_the_policy(name):
    assert len(text(name).splitlines()) <= 80
    assert not re.search(r"\sstyle=|<style|<script>|data:", text(name))


def test_no_template_is_unused():
    code = [path.read_text() for folder in CODE for path in folder.rglob("*.py")]
    named = "".join([*map(text, ALL), *code])
    known = {name for name in ALL if name in BY_DJANGO or (OF_ALLAUTH / name).exists()}

    assert [name for name in ALL if name not in known and f'"{name}"' not in named] == []


def test_colours_are_named_in_one_file_only():
    sheets = {path.name: path.read_text() for path in (Path(settings.BASE_DIR) / "static/css").glob("*.css")}
    literal = re.compile(r"#[0-9a-fA-F]{3,8}\b(?!\s*{)|rgb\(")

    assert [name for name, sheet in sheets.items() if name != "tokens.css" and literal.search(sheet)] == []
