"""How colleagues are named to each other."""

import pytest

from creditchina.accounts.models import User


@pytest.mark.parametrize(
    ("names", "told"),
    [
        ({"first_name": "知行", "last_name": "沈"}, "沈知行"),
        ({"first_name": "沈知行"}, "沈知行"),
        ({"first_name": "Ada", "last_name": "Byron"}, "Ada Byron"),
    ],
)
def test_a_name_is_written_as_its_language_writes_it(names, told):
    assert User(username="operator", **names).get_full_name() == told
    assert str(User(username="operator", **names)).startswith(told)


def test_who_has_no_name_is_known_by_the_user_name():
    assert str(User(username="operator")) == "operator"
