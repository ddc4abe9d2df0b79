"""How often one address may do something: counted for its whole window, by its whole network, and never forgotten."""

import time
from ipaddress import ip_address

from creditchina import counters
from disclosure.web import limits

DAY = 86_400


def test_what_a_day_may_hold_is_counted_all_day(monkeypatch):
    midnight = (time.time() // DAY + 1) * DAY

    def wait(hour):
        monkeypatch.setattr(time, "time", lambda: midnight + hour * 3_600 + 1)
        return limits.wait("all day", "192.0.2.1", most=1, seconds=DAY)

    assert (wait(0), wait(5)) == (0, DAY - 5 * 3_600 - 1)


def test_thousands_of_connections_of_one_network_do_not_multiply_a_limit():
    def allowed(network):
        first = int(ip_address(f"2001:db8:{network}::1"))
        asking = (str(ip_address(first + (place << 64))) for place in range(3 * limits.NEIGHBOURS))
        return sum(not limits.wait("network", address, most=2, seconds=DAY) for address in asking)

    assert [allowed(network) for network in (1, 2)] == [2 * limits.NEIGHBOURS] * 2


def test_what_still_runs_is_never_dropped_and_what_is_over_is(tmp_path, monkeypatch):
    monkeypatch.setattr(counters, "ONCE_IN", 1)
    counted = counters.Counters(tmp_path, {"max_entries": 3})
    counted.set("over", 1, timeout=-1)
    for number in range(9):
        counted.set(str(number), number, timeout=DAY)

    assert [counted.get(str(number)) for number in range(9)] == [*range(9)]
    assert len([*tmp_path.iterdir()]) == 9
