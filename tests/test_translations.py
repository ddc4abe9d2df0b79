"""The Chinese of the site: complete placeholders, Chinese punctuation, and the words of the word table."""

import re
from functools import cache

import polib
import pytest
from django.apps import apps
from django.utils import translation

from tests.translations import FOLDER, ROOT

PLACEHOLDER = re.compile(r"%\((\w+)\)[a-z]|%[sd]")
HAN = "[\u4e00-\u9fff]"
WORDS = {
    "Subject": "主体",
    "Authority": "认定单位",
    "Source": "数据来源单位",
    "publications": "公示信息",
    "serious list": "严重失信主体名单",
    "batch": "报送批次",
    "fault": "问题数据",
    "change": "变更流水",
    "period ended": "期满",
    "annulled": "原决定失效",
}


@cache
def pairs() -> dict[str, str]:
    """Each English sentence, in its plural where it has one, with its Chinese, which knows no plural."""
    entries = polib.pofile(str(ROOT / FOLDER / "django.po"))
    return {entry.msgid_plural or entry.msgid: entry.msgstr or entry.msgstr_plural[0] for entry in entries}


def wrong(pattern: str) -> list[str]:
    """The Chinese sentences in which the pattern is found; placeholders are left out of the search."""
    return [chinese for chinese in pairs().values() if re.search(pattern, PLACEHOLDER.sub("…", chinese))]


def test_every_placeholder_is_kept() -> None:
    """A lost placeholder loses a date or an authority; an added one breaks the page."""

    def placeholders(sentence: str) -> set[str]:
        return {found.group() for found in PLACEHOLDER.finditer(sentence)}

    assert [en for en, zh in pairs().items() if placeholders(en) != placeholders(zh)] == []


@pytest.mark.parametrize(
    "pattern",
    [
        f"{HAN}[,;:!?]|{HAN}\\.(?!\\w)",  # half-width punctuation after Chinese
        f"{HAN}[()]|[()]{HAN}",  # half-width brackets around Chinese
        f"{HAN}[\"']|[\"']{HAN}|[「」『』]",  # quotation marks are “ ”
        f"{HAN} +{HAN}|[，。；：、] | [，。；：、]",  # spaces inside a Chinese sentence
    ],
)
def test_punctuation_is_chinese(pattern: str) -> None:
    assert wrong(pattern) == []


def test_no_sentence_shames_or_rates() -> None:
    """Neutral words only: no blacklist, no "lao lai", no score, no "cleaned" record."""
    assert wrong("黑名单|红名单|老赖|信用分|得分|洗白|消除记录|良好记录") == []


def test_no_sentence_stayed_english() -> None:
    same = {en for en, zh in pairs().items() if en == zh and re.search("[a-z]{2}", PLACEHOLDER.sub("", en))}
    assert same == set()


@pytest.mark.parametrize(("english", "chinese"), sorted(WORDS.items()))
def test_words_follow_the_word_table(english: str, chinese: str) -> None:
    assert pairs()[english] == chinese


def test_every_column_is_named_in_chinese_to_staff() -> None:
    """A name Django makes up from the attribute is never translated."""
    with translation.override("zh-hans"):
        labels = {
            f"{field}: {field.verbose_name}"
            for model in apps.get_app_config("disclosure").get_models()
            if not hasattr(model, "history_type")  # the library's tables of history, told in words on pages of our own
            for field in model._meta.concrete_fields
            if not field.auto_created and not re.search(HAN, str(field.verbose_name))
        }
    assert labels == set()
