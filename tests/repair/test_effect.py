"""From the commit of an approval to gone from every public address, without a cache in front."""

import time

import pytest
from django.utils import timezone

from repair import workflow
from repair.papers import making
from tests.repair.building import MET, a_case, a_repairable_entry, a_reviewer
from tests.surfaces import SURFACES
from tests.test_surfaces import ECHOES_NUMBER

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
NUMBER = "示税失列〔2025〕99887766号"


def test_an_approved_entry_is_gone_from_every_public_address_at_once(client) -> None:
    record = a_repairable_entry(document_number=NUMBER, document_key="99887766")
    addresses = {name: build(record) for name, build in SURFACES.items() if name not in ECHOES_NUMBER}
    before = ("disclosure:publication", "disclosure:subject")
    shown = [name for name in before if NUMBER in client.get(addresses[name]).content.decode()]
    case = a_case("proposed", record)

    begun = time.perf_counter()
    workflow.approve(case, by=a_reviewer(case), on=TODAY, met=MET)
    committed = time.perf_counter()
    left = {name for name, address in addresses.items() if NUMBER in client.get(address).content.decode()}
    walked = time.perf_counter()
    making.make(case.decisions.get().pk)
    made = time.perf_counter()

    assert left == set()
    assert shown == [*before]
    told = ((committed - begun), (walked - committed), (made - walked))
    print(
        "approved in {:.2f} s; {} addresses asked after it in {:.2f} s, none shows it; papers in {:.2f} s".format(
            told[0], len(addresses), *told[1:]
        )
    )
