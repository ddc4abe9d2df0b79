"""Words of the desk about steps of a case."""

from django import template
from django.utils.translation import gettext as _

from repair import conditions
from repair.actors import Actor
from repair.admin.words import person
from repair.models import Step
from repair.moves import MOVES

register = template.Library()


@register.filter
def made(step: Step) -> str:
    """What was done, as the button of the move says it."""
    move = MOVES.get(step.move)
    return str(move.label) if move else step.move


@register.filter
def maker(step: Step) -> str:
    """Who did it, and as what."""
    if step.by is None:
        return _("this site")
    role = Actor(step.role).label if step.role in Actor.values else step.role
    return f"{person(step.by)}, {role}"


@register.filter
def judged_met(step: Step) -> str:
    """Which conditions whoever made it judged to be met."""
    return _("; ").join(conditions.names_of(step.judged))


@register.filter
def judged_open(step: Step) -> str:
    """And which not."""
    return _("; ").join(conditions.names_of(step.judged, met=False))
