"""Work that no page waits for: a queue in the database, a schedule and a worker.

A job is a function in the `jobs.py` of an application; two lines make it one:

    @daily("00:01")
    @job(_("Tell the ledger whose last day is over"))
    def lapse() -> int: ...

`lapse.enqueue()` puts it into the queue as well, and only if the transaction around it is committed. A job may run
twice (its worker died, or was thought to be dead), so it must do no harm the second time.
"""

from creditchina.jobs.queue import job
from creditchina.jobs.schedule import daily, every

__all__ = ["daily", "every", "job"]
