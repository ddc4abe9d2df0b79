"""What an address asks, cut to what a page may repeat: a page writes it into several links, so it would multiply."""

from django.http import HttpRequest, QueryDict

from disclosure.search import MAX_LENGTH

LONGEST = MAX_LENGTH + 1  # one more than may be searched: what was too long stays too long in the next language
MOST = 20  # no page knows as many parameters


def asked(request: HttpRequest) -> QueryDict:
    """The parameters of an address without the language: the first 20, none longer than a search text may be."""
    kept = QueryDict(mutable=True)
    pairs = ((name, value) for name, values in request.GET.lists() for value in values if name != "lang")
    for (name, value), _place in zip(pairs, range(MOST), strict=False):
        kept.appendlist(name[:LONGEST], value[:LONGEST])
    return kept
