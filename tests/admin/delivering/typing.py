"""What a clerk types for one penalty, and what stands on a page."""

from datetime import timedelta
from html import unescape
from typing import Any

from django.utils import timezone

from tests.builders import a_code

NAME = "示例市晨光商贸有限公司"


def a_record(authority: Any, **cells: Any) -> dict[str, Any]:
    """A good record about a subject nobody knows yet, as the browser sends it."""
    return {
        "CF_XDR_MC": NAME,
        "CF_XDR_LB": "organisation",
        "CF_XDR_SHXYM": a_code(),
        "for_authority": authority.code,
        "CF_WSH": "示市监罚〔2026〕41号",
        "CF_WFXW": "违反进货查验制度",
        "CF_SY": "未按规定保存进货单据",
        "CF_YJ": "示例条例第一条",
        "CF_CFLB": ["fine"],
        "CF_NR": "罚款八万元",
        "CF_NR_FK": "8",
        "CF_JDRQ": (timezone.localdate() - timedelta(days=80)).isoformat(),
        "CF_YXQ": "2099-12-31",
        "CF_CFCX": "ordinary",
        "check": "",
    } | cells


def text(answer: Any) -> str:
    """The page as its reader sees it, signs unescaped."""
    return unescape(answer.content.decode())


def said(answer: Any) -> list[str]:
    """The messages over the page, and the sentence of a refusal."""
    if "sentence" in answer.context:
        return [str(answer.context["sentence"])]
    return [str(message) for message in answer.context["messages"]]
