"""Numbers that all processes of a machine count together, kept until their time is over."""

import random
from contextlib import suppress
from pathlib import Path
from typing import Final

from django.core.cache.backends.filebased import FileBasedCache

ONCE_IN: Final = 500  # writings: what is over is then looked for, in all files


class Counters(FileBasedCache):
    """Django's cache in files, which makes room by dropping what is over and nothing else.

    Django's own drops any third of all entries when there are too many: who writes thousands would reset the others.
    """

    def _cull(self) -> None:
        if random.randrange(ONCE_IN):  # noqa: S311 - when to tidy up is no secret
            return
        for name in self._list_cache_files():  # type: ignore[attr-defined]  # not in the stubs
            with suppress(FileNotFoundError), Path(name).open("rb") as file:
                self._is_expired(file)  # type: ignore[attr-defined]  # removes it
