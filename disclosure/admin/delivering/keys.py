"""Keys with which machines deliver: made by whoever looks after a source's accounts, shown once, revoked at any time."""

from datetime import date, timedelta
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from creditchina.accounts.reach import reach_of
from disclosure.admin.delivering import desk
from disclosure.admin.delivering.forms import Day
from disclosure.api import delivery_keys
from disclosure.models import CatalogueItem, DeliveryKey, Mandate, Source, Status

LONGEST: Final = timedelta(days=366)


def sources(user: Any) -> QuerySet[Source]:
    """The sources for which somebody makes keys."""
    reach = reach_of(user, desk.KEYS)
    return Source.objects.all() if reach.everything else Source.objects.filter(pk__in=reach.sources)


class KeyForm(forms.Form):
    """What the machine is, what it may deliver, and until when."""

    name = forms.CharField(
        label=gettext_lazy("What is it for?"),
        help_text=gettext_lazy("The name of the system that delivers, so that you know later which key it is."),
        max_length=100,
        error_messages={"required": gettext_lazy("Name the system that will use the key.")},
    )
    items = forms.ModelMultipleChoiceField(
        CatalogueItem.objects.none(),
        label=gettext_lazy("What may it deliver?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one kind of record.")},
    )
    expires_on = forms.DateField(
        label=gettext_lazy("Last day"),
        help_text=gettext_lazy("A year ahead at the latest. Make a new key before this one ends."),
        widget=Day(format="%Y-%m-%d"),
    )

    def __init__(self, source: Source, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mandated = Mandate.objects.in_force(on=timezone.localdate()).filter(source=source, item__status=Status.ACTIVE)
        items: Any = self.fields["items"]
        items.queryset = CatalogueItem.objects.filter(pk__in=mandated.values("item"))

    def clean_expires_on(self) -> date:
        """Not over yet, and no key for ever."""
        last: date = self.cleaned_data["expires_on"]
        today = timezone.localdate()
        if not today <= last <= today + LONGEST:
            raise forms.ValidationError(_("Give a day from today to a year ahead."))
        return last


@require_safe
def keys(request: HttpRequest) -> HttpResponseBase:
    """The keys of the sources one looks after, and where to make another."""
    found = DeliveryKey.objects.within(request.user, desk.KEYS).select_related("source", "created_by")
    context = {"found": found.prefetch_related("items"), "sources": sources(request.user), "today": timezone.localdate()}
    return desk.draw(request, "keys", title=_("Delivery keys"), **context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def make(request: HttpRequest, source: str) -> HttpResponseBase:
    """Make a key; the page that answers shows it once and never again."""
    from django.shortcuts import get_object_or_404

    body = get_object_or_404(sources(request.user), code=source)
    form = KeyForm(body, request.POST or None, initial={"expires_on": timezone.localdate() + LONGEST})
    trail = [(_("Delivery keys"), reverse("deliver:keys"))]
    title = _("Make a key for %(source)s") % {"source": body}
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        made, secret = delivery_keys.issue(body, by=request.user, **said)  # type: ignore[arg-type]
        return desk.draw(request, "key_made", title=_("The key was made"), trail=trail, key=made, secret=secret)
    return desk.draw(request, "key", title=title, trail=trail, form=form, source=body, errors=form.is_bound and form.errors)


@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Revoke a key at once; what it delivered stays."""
    open_ones = DeliveryKey.objects.within(request.user, desk.KEYS).filter(pk=pk, revoked_at=None)
    if open_ones.update(revoked_at=timezone.now()):
        messages.success(request, _("The key is revoked. What it delivered stays."))
    else:
        messages.warning(request, _("This key is not in force, or not yours to revoke."))
    return redirect("deliver:keys")
