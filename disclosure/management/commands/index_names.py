"""Build the index of names anew."""

from argparse import ArgumentParser
from functools import partial
from typing import Any

from django.core.management.base import CommandError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from disclosure.management.counting import Counter
from disclosure.management.register_command import RegisterCommand
from disclosure.search import index


class Command(RegisterCommand):
    about = gettext_lazy("Build the index that finds subjects by name anew. Searching goes on meanwhile.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help=_("only compare the index with the names"))

    def handle(self, *, check: bool, **options: Any) -> None:
        if not check:
            count = index.rebuild(partial(Counter(self.stderr).show, _("indexed")))
            told = ngettext("%(count)d name had other keys.", "%(count)d names had other keys.", count)
            self.stdout.write(told % {"count": count})
        elif count := index.differences():
            told = ngettext("%(count)d name is indexed wrongly.", "%(count)d names are indexed wrongly.", count)
            raise CommandError(f"{told % {'count': count}} {_('Run index_names without --check.')}")
