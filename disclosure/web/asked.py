"""What an address asks, cut to what a page may repeat: a page writes it into several links, so it would multiply."""

from django.http import HttpRequest, QueryDict

from disclosure.search import MAX_LENGTH

LONGEST = {"q": MAX_LENGTH + 1}  # one more than may be searched: what was too long stays so in the next language
LONGEST_OTHER = 101
MOST = 20  # no page knows as many parameters


def asked(request: HttpRequest) -> QueryDict:
    """The parameters of an address without the language: the first 20, none longer than it can have a use for."""
    kept = QueryDict(mutable=True)
    pairs = ((name, value) for name, values in request.GET.lists() for value in values if name != "lang")
    for (name, value), _place in zip(pairs, range(MOST), strict=False):
        kept.appendlist(name[:LONGEST_OTHER], value[: LONGEST.get(name, LONGEST_OTHER)])
    return kept
