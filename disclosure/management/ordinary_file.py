"""Files a command may read: ordinary ones that hold something, so that no device or pipe is waited for."""

from pathlib import Path

from disclosure.ingest.opening import Refused


def require(path: Path) -> None:
    """Refuse what is not an ordinary file with content, without opening it. Raises Refused.

    What the kernel makes up when it is read, such as /proc/kmsg, calls itself a file of no bytes; reading it may never
    end.
    """
    try:
        if not path.exists():
            raise Refused("missing")
        if not path.is_file():
            raise Refused("not_a_file")
        if not path.stat().st_size:
            raise Refused("empty")
    except OSError:
        raise Refused("unreadable") from None
