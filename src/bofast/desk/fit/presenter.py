"""Families that will outgrow their home: when, and whose birthday it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from bofast.casework.families.models import Family
from bofast.casework.followup.case_file import CaseFile
from bofast.casework.tenancies.living import main_homes
from bofast.design import words
from bofast.design.parts import Column, EmptyState, Muted, Pagination, Row, Table, Tag, Tone
from bofast.design.parts.part import Shown
from bofast.desk.families.page.names import given_names, why
from bofast.desk.families.protected import address_of, grade_tag
from bofast.desk.office import Desk
from bofast.vocabulary.reasons import Because, Reason


def outgrown_table(desk: Desk, families: Sequence[Family], *, pagination: Pagination | None) -> Table:
    homes = main_homes([family.pk for family in families], on=desk.today)
    return Table(
        caption=_("Families whose home will be too small"),
        caption_shown=False,
        columns=(
            Column(_("Family")),
            Column(_("Too small from")),
            Column(_("Because")),
            Column(_("Rooms needed"), numeric=True),
            Column(_("Home")),
            Column(_("Responsible")),
        ),
        rows=tuple(
            Row(
                (
                    (Muted(family.name, family.reference), *grade_tag(family)),
                    when(desk, family),
                    because(family),
                    family.fit_outlook.because.get("needed"),
                    address_of(desk, family, homes.get(family.pk)),
                    str(family.responsible) if family.responsible else _("nobody"),
                ),
                url=f"{reverse('family', args=[family.pk])}#home",
            )
            for family in families
        ),
        empty=EmptyState(
            _("No home will be too small in that time"),
            _("The list follows birth dates, due dates, moves and the homes' rooms. Look further ahead to plan."),
        ),
        pagination=pagination,
    )


def when(desk: Desk, family: Family) -> Shown:
    on = family.fit_outlook.outgrown_on
    if on is None:
        return None
    return Tag(_("already"), Tone.DANGER) if on <= desk.today else words.day(on)


def because(family: Family) -> str:
    """Whose birthday, birth or arrival it is; nothing when the home is too small already."""
    reasons = reasons_of(family)
    if not reasons:
        return _("too small for those who live there now")
    return why(reasons, names=given_names(CaseFile(family).memberships))


def reasons_of(family: Family) -> tuple[Because, ...]:
    kept: Iterable[dict[str, object]] = family.fit_outlook.because.get("reasons", ())
    return tuple(Because(Reason(str(each["reason"])), dict(each["facts"])) for each in kept)  # type: ignore[call-overload]
