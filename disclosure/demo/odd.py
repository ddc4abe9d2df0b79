"""Two deliveries of a city's centre that try the batch report: rows refused, held, kept back, corrected, taken back."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from disclosure.demo.bodies import Body, authority, duties
from disclosure.demo.firms import Firm
from disclosure.demo.persons import identity
from disclosure.demo.plan import Planned, planned
from disclosure.demo.records import about

CITY: Final = "990100"


def odd(firms: Sequence[Firm], on: date) -> list[Planned]:
    """A first delivery with every kind of oddity, and one two days later that corrects and takes back."""
    centre = next(duty.source for duty in duties() if duty.source.region == CITY and not duty.source.field)
    by = authority("ecology", CITY)
    day = on - timedelta(days=6)
    first = [_row(firm, by, place, day) for place, firm in enumerate(firms[:16])]
    corrected = first[0] | {"facts": "更正：经复核，未设置标识的贮存场所为一处。"}
    taken_back = first[1] | {"action": "撤销", "remark": "经行政复议，原处罚决定被撤销"}
    return [
        planned(centre, "penalty", day, [*first[:4], *_strange(first, firms, day)], "odd"),
        planned(centre, "penalty", day + timedelta(days=2), [corrected, taken_back], "mend"),
    ]


def _row(firm: Firm, by: Body, place: int, day: date) -> dict[str, str]:
    return about(firm, by) | {
        "document_number": f"示环罚字〔{day.year}〕{900 + place}号",
        "violation": "未按规定设置危险废物识别标志",
        "facts": "检查时，危险废物贮存场所未设置识别标志，管理台账记录不完整。",
        "basis": "《中华人民共和国固体废物污染环境防治法》第一百一十二条第一款第一项",
        "penalty_kinds": "罚款",
        "content": "罚款12万元，自收到决定书之日起十五日内缴纳。",
        "fine": "12",
        "decided_on": (day - timedelta(days=9 + place)).isoformat(),
        "valid_until": "2099-12-31",
    }


def _strange(rows: Sequence[dict[str, str]], firms: Sequence[Firm], day: date) -> list[dict[str, str]]:
    """Rows 4 to 15, each odd in its own way."""
    person = {"subject_kind": "自然人", "subject_name": "张某某", "subject_code": "", "person_id_type": "身份证"}
    adult, child = (identity("990101", date(year, 3, 9), 27) for year in (1986, day.year - 15))
    elsewhere = authority("ecology", "990200")  # gave this centre no mandate
    return [
        rows[4] | {"document_number": ""},
        rows[5] | {"decided_on": (day + timedelta(days=40)).isoformat()},
        rows[6] | {"authority_name": "行政权力运行系统-2", "authority_code": ""},
        rows[7] | {"fine": "12", "content": "罚款12万元。"},
        rows[7] | {"fine": "21", "content": "罚款21万元。"},
        rows[8] | {"subject_code": firms[20].code},
        rows[9] | {"subject_code": rows[9]["subject_code"][:6] + "*" * 12},
        rows[10] | {"subject_code": ""},
        rows[11] | {"penalty_kinds": "警告", "content": "警告。", "fine": "", "procedure": "简易程序"},
        rows[12] | person | {"person_id": adult},
        rows[13] | person | {"person_id": child},
        rows[14] | {"authority_name": elsewhere.name, "authority_code": elsewhere.code},
        rows[15] | {"facts": f"{rows[15]['facts']}联系电话13900000000。"},
        rows[0],
    ]
