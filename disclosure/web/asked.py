"""What an address asks, cut to what a page may repeat: a page writes it into several links, so it would multiply."""

from django.http import HttpRequest, QueryDict

from disclosure.search import MAX_LENGTH

TEXT = "q"
LONGEST_TEXT = MAX_LENGTH + 1  # one more than may be searched: what was too long stays too long in the next language
LONGEST = 101  # of any other name or value
MOST = 20  # no page knows as many parameters


def asked(request: HttpRequest) -> QueryDict:
    """The parameters of an address without the language: the first 20, none longer than it can have a use for."""
    kept = QueryDict(mutable=True)
    lists = ((name, values[-1:] if name == TEXT else values) for name, values in request.GET.lists() if name != "lang")
    pairs = ((name, value) for name, values in lists for value in values)
    for (name, value), _place in zip(pairs, range(MOST), strict=False):
        kept.appendlist(name[:LONGEST], value[: LONGEST_TEXT if name == TEXT else LONGEST])
    return kept
