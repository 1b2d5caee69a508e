"""How the example municipality lets its homes: families who came to the list, the agreement, and what happened since.

Days are told from the day on which the example is loaded, so that the letting officer's desk always looks the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from django.utils import timezone

from bofast.casework.access.models import Office, User
from bofast.casework.families.actions import arriving, protection
from bofast.casework.families.facts import Joining, NewFamily, NewMember, PersonFacts
from bofast.casework.families.models import Family, Grade, Membership
from bofast.casework.homes.models import Area
from bofast.casework.lettings import actions as lettings
from bofast.casework.lettings.facts import AgreementTerms
from bofast.casework.lettings.models import LettingAgreement
from bofast.jobs.example_letting_days import Told, happen
from bofast.vocabulary.letting import OtherTurn, Precedence

IN_THE_FILE_SINCE = timedelta(days=-960)
"""Before the first of them comes to the list."""
ROLES = {"adults": Membership.Role.PROVIDER, "children": Membership.Role.CHILD}


def let_homes(office: Office, *, told: Told, users: Mapping[str, User]) -> None:
    """Replay all that a description tells of letting, in the order of its days; once, in an office that lets nothing.

    Raises: ShownToUser, when the description tells of something that nobody could have done.
    """
    if LettingAgreement.objects.filter(office=office).exists():
        return
    today = timezone.localdate()
    lene = users["lene"]
    for terms in told["agreements"]:
        lettings.add_agreement(office, terms=_terms(terms, office=office, today=today), by=lene)
    _add_families(office, told=told, from_day=today + IN_THE_FILE_SINCE, users=users)
    happen(office, told=told["happened"], today=today, users=users)


def _terms(told: Told, *, office: Office, today: date) -> AgreementTerms:
    departments = Area.objects.filter(office=office, level=Area.Level.AREA, name__in=told["departments"])
    return AgreementTerms(
        name=told["name"],
        first_day=today + timedelta(days=told["day"]),
        source=told["source"],
        municipal_share=told["municipal_share"],
        flexible_share=told["flexible_share"],
        internal_share=told["internal_share"],
        other_turn=OtherTurn(told["other_turn"]),
        departments=tuple(departments),
        criteria=tuple(told["criteria"]),
        precedences=tuple(Precedence(code) for code in told["precedences"]),
        children_from_rooms=told["children_from_rooms"],
    )


def _add_families(office: Office, *, told: Told, from_day: date, users: Mapping[str, User]) -> None:
    by = users["lene"]
    people = [facts for one in told["families"] for _role, facts in _members(one)]
    added = iter(arriving.add_people(people, office=office, by=by, on=from_day))
    new = [
        NewFamily(
            reference=one["reference"],
            name=one["name"],
            text_language=office.language,
            members=tuple(
                Joining(member=NewMember(next(added), role), from_day=max(from_day, facts.born_on or from_day))
                for role, facts in _members(one)
            ),
        )
        for one in told["families"]
    ]
    for family, one in zip(arriving.add_families(new, office=office, by=by), told["families"], strict=True):
        if "protected" in one:
            _protect(family, grade=Grade(one["protected"]), from_day=from_day, by=users["liv"])


def _members(told: Told) -> Iterator[tuple[Membership.Role, PersonFacts]]:
    surname = told["name"].split()[-1]
    for place, role in ROLES.items():
        for given, born_on in told[place].items():
            yield role, PersonFacts(given_name=given, family_name=surname, born_on=born_on)


def _protect(family: Family, *, grade: Grade, from_day: date, by: User) -> None:
    adult = family.members_on(from_day).filter(role=Membership.Role.PROVIDER)[0].person
    protection.set_protection(adult, grade=grade, from_day=from_day, source="Oppdiktet for eksempelet", by=by)
