"""What a trial does not know, said beside what it tells."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bofast.casework.lettings.trials.asked import Basis, TrialAsked
from bofast.casework.lettings.trials.told import TrialTold
from bofast.design import words
from bofast.design.parts import Notice


def limits_of(asked: TrialAsked, *, told: TrialTold) -> Notice:
    """What the trial does not know, so that nobody reads more out of it than there is."""
    points = [
        _("Agreed criteria are not tried: nothing tells the households of a trial apart by them."),
        _("Tenants ask for any larger home, and families from outside for any home that they may have."),
    ]
    points += _of_norms_and_caps(asked)
    if asked.basis is Basis.MADE_UP:
        points.append(_("The homes and families are made up. They are nobody's, and not like yours in everything."))
    if told.left_out:
        left_out = ngettext(
            "%(count)s home is left out: it stands empty, or nobody has entered its rooms.",
            "%(count)s homes are left out: they stand empty, or nobody has entered their rooms.",
            told.left_out,
        )
        points.append(left_out % {"count": words.number(told.left_out)})
    if told.newcomers_are_made_up:
        points.append(
            _("Nobody from outside stands on the list: those who come are taken to be like those who live here.")
        )
    return Notice(_("What the trial does not know"), points=tuple(points))


def _of_norms_and_caps(asked: TrialAsked) -> list[str]:
    """What a norm and a limit rest on, where a way has one."""
    points = []
    if any(way.norm for way in asked.policies):
        points.append(_("Two adults are taken for a couple; how old the children are, and of which sex, is not known."))
    if asked.basis is Basis.OWN and any(way.cap for way in asked.policies):
        points.append(
            _(
                "A limit counts families by what stands in their newest registration: who never stood on the list is "
                "not counted. Homes of one address with its number make a stairwell; a home in no block is in none."
            )
        )
    return points
