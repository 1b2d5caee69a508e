"""What decides which homes a family may have, and when it has rested."""

from __future__ import annotations

from django.utils.translation import gettext as _

from bofast.casework.lettings.models import Pause, Registration
from bofast.design import words
from bofast.design.parts import Column, Fact, FactList, Row, Table
from bofast.design.parts.part import Shown
from bofast.desk.families.page.home_now import yes_no
from bofast.desk.wording.letting_names import PAUSED_BECAUSE
from bofast.vocabulary.money import Money


def facts_shown(registration: Registration) -> FactList:
    """The facts that were told; what nobody has said shuts the family out from nothing, and says so."""
    return FactList(
        (
            Fact(_("Class of need"), _told(registration.need_class)),
            Fact(_("The most rent a month"), _most_rent(registration)),
            Fact(_("Needs a home without steps"), yes_no(registration.needs_step_free)),
            Fact(_("Needs a home adapted for a wheelchair"), yes_no(registration.needs_adapted)),
            Fact(_("Owes rent to the landlord"), yes_no(registration.owes_landlord)),
            Fact(_("Parents who part"), yes_no(registration.is_separating)),
            Fact(_("Has a right to come back to"), _may_return(registration)),
            Fact(_("Groups that a cap counts"), ", ".join(registration.kinds) or _("none")),
        ),
        columns=True,
    )


def _told(value: Shown) -> Shown:
    return value if value is not None else _("not told")


def _most_rent(registration: Registration) -> Shown:
    most = registration.most_rent_minor
    return _("no limit told") if most is None else Money(most, registration.family.office.currency)


def _may_return(registration: Registration) -> str:
    if registration.may_return_to is None:
        return _("none")
    if registration.may_return_until is None:
        return registration.may_return_to.name
    told = {"where": registration.may_return_to.name, "day": words.day(registration.may_return_until)}
    return _("%(where)s, until %(day)s") % told


def pauses_table(registration: Registration) -> Table | None:
    """When the registration rested and why, the newest first; None when it never has."""
    pauses = registration.pauses.order_by("-from_day", "-pk")
    rows = tuple(
        Row((pause.from_day, pause.to_day or _("still"), str(PAUSED_BECAUSE[Pause.Because(pause.because)])))
        for pause in pauses
    )
    columns = (Column(_("Rested from")), Column(_("Until")), Column(_("Why")))
    return Table(_("Has rested"), columns, rows) if rows else None
