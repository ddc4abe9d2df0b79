"""What all commands of the site have in common: they answer, and help, in the language of the site."""

import argparse
from typing import Any, Final

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext, gettext_noop

# What Python's parser of options says when one is wrong or help is asked for.
_SAID_BY_PYTHON: Final = (
    gettext_noop("usage: "),
    gettext_noop("positional arguments"),
    gettext_noop("options"),
    gettext_noop("show this help message and exit"),
    gettext_noop("the following arguments are required: %s"),
    gettext_noop("unrecognized arguments: %s"),
    gettext_noop("argument %(argument_name)s: %(message)s"),
    gettext_noop("expected one argument"),
    gettext_noop("invalid choice: %(value)r (choose from %(choices)s)"),
    gettext_noop("invalid %(type)s value: %(value)r"),
    gettext_noop("ambiguous option: %(option)s could match %(matches)s"),
    gettext_noop("%(prog)s: error: %(message)s\n"),
)
# It asks Python's own catalogue, of which there is none in Chinese; its words are in ours.
argparse._ = gettext  # type: ignore[attr-defined]


# Options of every command of Django. They work here as well, but their help is in English only.
_DJANGO_S_OWN: Final = frozenset(
    ["--version", "--verbosity", "--settings", "--pythonpath", "--traceback", "--no-color", "--force-color"]
)


class PlainCommand(BaseCommand):
    """A command whose help is `about` and its own options, in the language of the site."""

    about: Any  # text, translated when it is shown

    @property
    def help(self) -> str:  # type: ignore[override]  # Django takes a text that never changes
        """What the command does, in the language of the site."""
        return str(self.about)

    def create_parser(self, prog_name: str, subcommand: str, **options: Any) -> CommandParser:
        """Leave out of the help what it could tell in English only."""
        self.suppressed_base_arguments = set(_DJANGO_S_OWN)
        parser = super().create_parser(prog_name, subcommand, **options)
        for action in parser._actions:
            if "--skip-checks" in action.option_strings:  # Django cannot be told to suppress this one
                action.help = argparse.SUPPRESS
        return parser
