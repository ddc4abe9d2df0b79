"""What is found, in which order and why: the same on both engines, since both run this."""

import pytest
from django.utils import timezone

from disclosure.names import fold
from disclosure.search import Criteria, search_subjects
from disclosure.search.candidates import Candidate
from disclosure.search.ranking import by_core
from tests.builders import a_subject

pytestmark = pytest.mark.django_db
NAMES = (
    "示例市垚禾食品有限公司第一分公司",
    "示例市垚禾食品有限公司",
    "垚禾食品股份有限公司",
    "样例市新垚禾食品厂",
    "示例市鹭翔（样例）文化发展有限公司",
    "示例市帆远工程科技股份有限公司",
    "示例市晟翔机械有限公司",
)


def found(text, **narrowed):
    page = search_subjects(Criteria(text=text, **narrowed), on=timezone.localdate())
    return [(hit.subject.name, hit.why) for hit in page.items]


@pytest.fixture(autouse=True)
def names():
    made = {name: a_subject(name) for name in NAMES}
    gone = a_subject("示例市垚禾食品厂", status="deregistered")
    gone.names.create(kind="former", value="示例市旧禾食品厂", folded=fold("示例市旧禾食品厂"))
    return made


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        (
            "垚禾食品",
            [
                ("垚禾食品股份有限公司", "core"),
                ("示例市垚禾食品有限公司", "core"),
                ("样例市新垚禾食品厂", "within"),
                ("示例市垚禾食品厂", "within"),
                ("示例市垚禾食品有限公司第一分公司", "within"),
            ],
        ),
        ("示例市垚禾食品", [
            ("示例市垚禾食品有限公司", "core"),
            ("示例市垚禾食品厂", "beginning"),
            ("示例市垚禾食品有限公司第一分公司", "beginning"),
        ]),
        ("旧禾", [("示例市垚禾食品厂", "brand")]),
        ("鹭翔文化发展", [("示例市鹭翔（样例）文化发展有限公司", "core")]),
        ("翔 样例", [("示例市鹭翔（样例）文化发展有限公司", "within")]),
        ("鹭翔发展", [("示例市鹭翔（样例）文化发展有限公司", "order")]),
        ("帆远科技", [("示例市帆远工程科技股份有限公司", "order")]),
        ("*ST帆远", [("示例市帆远工程科技股份有限公司", "order")]),
        ("晟翔机械示例", [("示例市晟翔机械有限公司", "words")]),
        ("机械 晟翔", [("示例市晟翔机械有限公司", "words")]),
        ("shengxiangjixie", [("示例市晟翔机械有限公司", "pinyin")]),
        ("shilishi shengxiang jixie youxian gongsi", [("示例市晟翔机械有限公司", "pinyin")]),
        ("sxjx", [("示例市晟翔机械有限公司", "initials")]),
        ("示例市晟祥机械有限公司", [("示例市晟翔机械有限公司", "homophone")]),
        ("示例市晟木机械有限公司", [("示例市晟翔机械有限公司", "wrong")]),
        ("示例市晟翔机械有公司", [("示例市晟翔机械有限公司", "missing")]),
        ("示例市晟翔械有公司", [("示例市晟翔机械有限公司", "order")]),
        ("示例市晟翔青机械有限公司", [("示例市晟翔机械有限公司", "extra")]),
        ("示例市翔晟机械有限公司", [("示例市晟翔机械有限公司", "swapped")]),
        ("示例市晟翔機械（有限）公司", [("示例市晟翔机械有限公司", "exact")]),
        ("无此名称", []),
    ],
)  # fmt: skip
def test_names_are_found_in_one_order_and_for_one_reason(text, hits):
    assert found(text) == hits


@pytest.mark.parametrize(
    ("text", "name", "why"),
    [("示例市", "云溪（示例市）建筑工程有限责任公司", "within"), ("金山", "金山软件有限公司", "brand")],
)
def test_a_region_is_a_brand_only_where_it_can_be_nothing_else(text, name, why):
    assert by_core(text, Candidate(1, 1, "current", fold(name), name, ""))[1] == why


def test_a_status_narrows(names):
    assert found("垚禾食品", status="deregistered") == [("示例市垚禾食品厂", "within")]
