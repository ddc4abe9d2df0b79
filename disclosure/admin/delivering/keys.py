"""Keys with which machines deliver: made by who looks after a source's accounts, shown once, revoked at any time."""

from datetime import date, timedelta
from typing import Any, Final, cast

from django import forms
from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from creditchina.accounts.models import Post, User
from creditchina.accounts.reach import reach_of
from creditchina.forms import Day
from disclosure.admin.asking import without_personal_numbers
from disclosure.admin.delivering import desk
from disclosure.ingest import delivery_keys
from disclosure.models import CatalogueItem, DeliveryKey, Mandate, Source

LONGEST: Final = timedelta(days=365)


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
        validators=[without_personal_numbers],
        error_messages={"required": gettext_lazy("Name the system that will use the key.")},
    )
    items = forms.ModelMultipleChoiceField(
        CatalogueItem.objects.none(),
        label=gettext_lazy("What may it deliver?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one kind of record.")},
    )
    holder = forms.ModelChoiceField(
        User.objects.none(),
        label=gettext_lazy("Who is given it?"),
        help_text=gettext_lazy(
            "The person who puts it into that system. Neither they nor you release what is delivered with it."
        ),
        error_messages={"required": gettext_lazy("Choose the person who is given the key.")},
    )
    expires_on = forms.DateField(
        label=gettext_lazy("Last day"),
        help_text=gettext_lazy("A year ahead at the latest. Make a new key before this one ends."),
        widget=Day(),
    )

    def __init__(self, source: Source, by: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mandated = Mandate.objects.owing(on=timezone.localdate()).filter(source=source)
        items: Any = self.fields["items"]
        items.queryset = CatalogueItem.objects.filter(pk__in=mandated.values("item"))
        here = Post.objects.in_force(on=timezone.localdate()).filter(source=source)
        holder: Any = self.fields["holder"]
        holder.queryset = User.objects.filter(Q(pk__in=here.values("user")) | Q(pk=by.pk), is_active=True)

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
    found = DeliveryKey.objects.within(request.user, desk.KEYS).select_related("source", "created_by", "holder")
    context = {
        "usable": set(delivery_keys.usable(found, on=timezone.localdate()).values_list("pk", flat=True)),
        "found": found.prefetch_related("items"),
        "sources": sources(request.user),
        "today": timezone.localdate(),
    }
    return desk.draw(request, "admin/disclosure/delivering/keys.html", title=_("Delivery keys"), **context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def make(request: HttpRequest, source: str) -> HttpResponseBase:
    """Make a key; the page that answers shows it once and never again."""
    body = get_object_or_404(sources(request.user), code=source)
    by = cast(User, request.user)
    form = KeyForm(body, by, desk.posted(request), initial={"expires_on": timezone.localdate() + LONGEST})
    trail = [(_("Delivery keys"), reverse("deliver:keys"))]
    if form.is_bound and form.is_valid():
        secret, made = delivery_keys.issue(body, by=by, **form.cleaned_data)
        context = {"title": _("The key was made"), "trail": trail, "key": made, "secret": secret}
        return desk.draw(request, "admin/disclosure/delivering/key_made.html", **context)
    context = {"title": _("Make a key for %(source)s") % {"source": body}, "trail": trail, "form": form}
    return desk.draw(request, "admin/disclosure/delivering/key.html", errors=form.is_bound and form.errors, **context)


@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Revoke a key at once; what it delivered stays."""
    delivery_keys.revoke(get_object_or_404(DeliveryKey.objects.within(request.user, desk.KEYS), pk=pk))
    messages.success(request, _("The key is revoked. What it delivered stays."))
    return redirect("deliver:keys")
