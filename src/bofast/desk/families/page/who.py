"""Section 1: who they are."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from bofast.casework.access.roles import Permission
from bofast.casework.families.models import AddressProtection, FamilyEvent, Grade, Membership, Person
from bofast.casework.families.protections import passed_protections
from bofast.design import words
from bofast.design.parts import Column, Link, Muted, Notice, Press, Row, Table, Tone, Weight
from bofast.design.parts.part import Shown as Value
from bofast.desk.families.page.moment import Shown
from bofast.desk.families.protected import may_see_where
from bofast.desk.families.words import ENDED_WORDS, ROLE_WORDS
from bofast.desk.wording.languages import language_name
from bofast.rules.identity_number import masked

WHOLE = 100


@dataclass(frozen=True, slots=True)
class Who:
    """What `families/who.html` shows."""

    table: Table
    former: Table | None
    events: tuple[Value, ...]
    to_decide: tuple[Notice, ...]
    actions: tuple[Link, ...]


def section(shown: Shown) -> Who:
    rows = shown.file.members_on(shown.on)
    may_change = shown.desk.may(Permission.CHANGE_FAMILIES) and shown.is_today
    return Who(
        table=_members(shown, rows, may_change=may_change),
        former=_former(shown),
        events=tuple(_events(shown)),
        to_decide=tuple(_to_decide(shown)),
        actions=_actions(shown) if may_change else (),
    )


def _members(shown: Shown, rows: list[Membership], *, may_change: bool) -> Table:
    return Table(
        caption=_("Members"),
        caption_shown=False,
        columns=(
            Column(_("Name")),
            Column(_("Born")),
            Column(_("In the family")),
            Column(_("Language")),
            Column(_("School")),
            Column(_("Change"), quiet=True),
        ),
        rows=tuple(
            Row(
                (
                    Muted(row.person.full_name, _number(row.person)),
                    _born(row.person, shown),
                    _role(row),
                    _language(row.person),
                    _school(shown, row.person),
                    _member_actions(shown, row) if may_change else "",
                )
            )
            for row in rows
        ),
    )


def _number(person: Person) -> str:
    number = person.identity_number()
    return masked(number) if number else _("no identity number")


def _born(person: Person, shown: Shown) -> Value:
    if person.born_on is None:
        return None
    if person.born_on > shown.on:
        return Muted(words.day(person.born_on), _("expected"))
    return Muted(words.day(person.born_on), _("%(age)s years") % {"age": person.age_on(shown.on)})


def _role(row: Membership) -> Value:
    role = str(ROLE_WORDS[Membership.Role(row.role)])
    if row.share_of_time == WHOLE:
        return role
    return Muted(role, _("lives here %(share)s %% of the time") % {"share": row.share_of_time})


def _language(person: Person) -> Value:
    if not person.language:
        return None
    language = language_name(person.language)
    return Muted(language, _("interpreter")) if person.needs_interpreter else language


def _school(shown: Shown, person: Person) -> Value:
    """A school tells where somebody lives, so it is masked with the address."""
    if not may_see_where(shown.desk, shown.family):
        return _("protected")
    return person.school or None


def _member_actions(shown: Shown, row: Membership) -> Value:
    name = row.person.given_name
    family = shown.family.pk
    return (
        Link(_("Change"), reverse("person-change", args=[family, row.person_id]), about=name),
        Link(_("Leaves"), reverse("family-member-leaves", args=[family, row.pk]), about=name),
        Link(_("Protection"), reverse("person-protect", args=[family, row.person_id]), about=name),
    )


def _former(shown: Shown) -> Table | None:
    left = [(row.to_day, row) for row in shown.file.memberships if row.to_day and row.to_day <= shown.on]
    gone = [
        Row((row.person.full_name, Muted(words.day(row.from_day), words.day(to_day)), _ended(row)))
        for to_day, row in sorted(left, key=lambda each: each[0], reverse=True)
    ]
    columns = (Column(_("Name")), Column(_("From and to")), Column(_("Why")))
    return Table(_("Belonged to the family before"), columns, tuple(gone)) if gone else None


def _ended(row: Membership) -> str:
    return str(ENDED_WORDS[Membership.EndedBecause(row.ended_because)]) if row.ended_because else ""


def _events(shown: Shown) -> list[Value]:
    """Splits and joins, with a link to the other family only when that one is open to the reader."""
    told: list[Value] = []
    events = shown.family.events.exclude(kind=FamilyEvent.Kind.MERGE_PEOPLE).order_by("-happened_on", "-pk")
    for event in events:
        day = words.day(event.happened_on)
        is_split = event.kind == FamilyEvent.Kind.SPLIT
        text = _("%(day)s: the family split") if is_split else _("%(day)s: two families became one")
        others = shown.desk.families.filter(events=event).exclude(pk=shown.family.pk).order_by("pk")
        links = tuple(Link(other.name, reverse("family", args=[other.pk])) for other in others)
        told.append((text % {"day": day}, *links))
    return told


def _to_decide(shown: Shown) -> list[Notice]:
    """Protections whose last day has passed: the mask stays until somebody decides."""
    if shown.family.grade is Grade.NONE or not may_see_where(shown.desk, shown.family):
        return []
    return [_decision(shown, protection) for protection in passed_protections(shown.family, on=shown.on)]


def _decision(shown: Shown, protection: AddressProtection) -> Notice:
    day = words.day(protection.to_day) if protection.to_day else ""
    return Notice(
        title=_("A protection was given until %(day)s") % {"day": day},
        text=_("The address stays masked until somebody decides. Ask the register, then end or prolong it."),
        tone=Tone.WARNING,
        actions=(
            Press(_("End the protection"), reverse("protection-end", args=[shown.family.pk, protection.pk])),
            Link(_("Prolong it"), reverse("person-protect", args=[shown.family.pk, protection.person_id])),
        ),
    )


def _actions(shown: Shown) -> tuple[Link, ...]:
    family = shown.family.pk
    return (
        Link(_("Add a member"), reverse("family-member-add", args=[family]), Weight.SECONDARY),
        Link(_("Split the family"), reverse("family-split", args=[family]), Weight.TERTIARY),
        Link(_("Join with another"), reverse("family-join", args=[family]), Weight.TERTIARY),
        Link(_("Two records of one person"), reverse("person-merge", args=[family]), Weight.TERTIARY),
        Link(_("Who works with the family"), reverse("family-workers", args=[family]), Weight.TERTIARY),
        Link(_("Name and case number"), reverse("family-change", args=[family]), Weight.TERTIARY),
    )
