"""The database engine `creditchina.sqlite`: Django's SQLite backend on a current SQLite.

The SQLite of Debian 12, and of every release from 3.7.0 to 3.51.2 but two, can lose committed
pages when two processes write in WAL mode (sqlite.org/wal.html#walresetbug). The package
pysqlite3 brings a release without that fault; here its modules take the standard ones' place,
before any module of Django's backend can load.
"""

import sys

try:
    import pysqlite3
except ImportError:  # no wheel off Linux: validation.py says so when the SQLite in use has the fault
    pass
else:
    sys.modules["sqlite3"] = pysqlite3
    sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2
