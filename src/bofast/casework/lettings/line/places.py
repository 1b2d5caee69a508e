"""Where a registration stands in line for the homes that it wishes, in each turn: counted when somebody asks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Q

from bofast.casework.access.models import Office
from bofast.casework.homes.models import Home
from bofast.casework.lettings.known.departments import Departments, departments_of
from bofast.casework.lettings.known.in_line import departments_lived_in, waiting_for_any
from bofast.casework.lettings.known.listed_facts import listed
from bofast.casework.lettings.known.meant import HomesMeant, homes_meant
from bofast.casework.lettings.known.problem_facts import LOOKED_AHEAD, let_homes, vacancies_in_play
from bofast.casework.lettings.models import Registration
from bofast.casework.lettings.models.registrations import RegistrationQuerySet
from bofast.casework.lettings.vacant.ledger import agreements_on
from bofast.casework.policy.law import law_of
from bofast.rules.letting.agreement import Agreement, NoAgreement, agreement_for
from bofast.rules.letting.eligibility import Exclusion, house_rules
from bofast.rules.letting.facts import LetHome, ListedFamily
from bofast.rules.letting.places import Line, Standing, Turn, standings, turns_of
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.reasons import Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceIn:
    """Where a family stands among those who wait for some homes, in one turn.

    Attributes:
        turn: the tenants' (with internal precedence), the other turn of the list (without), or that of criteria; None
            where no agreement covers the homes, so that they are let by need.
        standing: None, when the family may have none of these homes, or there are none.
        why_not: the first rule that keeps the family from these homes, where one does.
    """

    homes: HomesMeant
    turn: Turn
    standing: Standing | None
    why_not: Exclusion | None = None


def places_of(registration: Registration, *, on: date) -> tuple[PlaceIn, ...]:
    """The places of a registration on a day: for each of its wishes, in their order, one place in each turn.

    A family that rests, or has accepted a home, is told the place that it would have. One without wishes has none.
    """
    meant = homes_meant(registration, on=on)
    if not meant:
        return ()
    facts = _gathered(registration, meant=meant, on=on)
    return tuple(place for homes in meant for place in facts.places(homes))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Facts:
    """What all places of a family are counted from.

    Attributes:
        homes: all that its wishes mean; `told` are the same ones as they are let.
        line: without the agreement, which differs between homes.
    """

    family: ListedFamily
    homes: Sequence[Home]
    told: Sequence[LetHome]
    agreements: Sequence[Agreement]
    line: Line

    def places(self, meant: HomesMeant) -> Iterator[PlaceIn]:
        """The place in each turn at the homes that one wish means."""
        names = {str(home.pk) for home in self.homes if meant.means(home)}
        here = [home for home in self.told if home.name in names]
        department = here[0].department if here else str(meant.department.pk if meant.department else "")
        line = replace(self.line, agreement=_agreement_of(department, agreements=self.agreements, on=self.line.on))
        found = standings(self.family, homes=here, line=line)
        why_not = found if isinstance(found, Exclusion) else None
        by_turn = found if isinstance(found, Mapping) else {}
        for turn in turns_of(line.agreement):
            yield PlaceIn(homes=meant, turn=turn, standing=by_turn.get(turn), why_not=why_not)


def _agreement_of(department: str, *, agreements: Sequence[Agreement], on: date) -> Agreement | None:
    """The agreement that covers a department; None where none does, and homes are let by need.

    Raises: ShownToUser, when two would answer.
    """
    try:
        return agreement_for(department, agreements=agreements, on=on)
    except NoAgreement as none:
        if none.found:
            raise ShownToUser(Reason.NO_AGREEMENT_COVERS) from none
        return None


def _gathered(registration: Registration, *, meant: Sequence[HomesMeant], on: date) -> _Facts:
    office = registration.family.office
    homes = _homes_of(meant, office=office, on=on)
    vacant = {vacancy.home_id for vacancy in vacancies_in_play(office, day=on, vacant_by=on + LOOKED_AHEAD)}
    tree = departments_of(office)
    families = listed(_in_line(homes, with_=registration, tree=tree, on=on), office=office, day=on, vacant=vacant)
    line = Line(
        families=families,
        departments=departments_lived_in(families, office=office, tree=tree),
        agreement=None,
        rules=house_rules(law_of(office), on=on),
        norm=None,
        on=on,
    )
    return _Facts(
        family=next(one for one in families if one.name == str(registration.family_id)),
        homes=homes,
        told=let_homes((), homes, office=office, day=on),
        agreements=[agreement.as_rule() for agreement in agreements_on(office, day=on)],
        line=line,
    )


def _homes_of(meant: Sequence[HomesMeant], *, office: Office, on: date) -> list[Home]:
    """The homes in use, at the office's disposal, that some wishes mean."""
    wanted = Q(pk__in=[one.home.pk for one in meant if one.home])
    for one in meant:
        if one.home is None and one.department is not None:
            wanted |= Q(area__path__startswith=one.department.path)
    in_use = Q(out_of_use_from__isnull=True) | Q(out_of_use_from__gt=on)
    ours = Home.objects.of_office(office).exclude(disposal=Home.Disposal.PRIVATE)
    return list(ours.filter(in_use, wanted).select_related("area", "office").order_by("pk"))


def _in_line(homes: Sequence[Home], *, with_: Registration, tree: Departments, on: date) -> RegistrationQuerySet:
    """A registration, resting or not, and those others who wait and wish any of the same homes."""
    wishing = waiting_for_any(homes, office=with_.family.office, tree=tree, on=on).exclude(family=with_.family_id)
    return Registration.objects.filter(Q(pk=with_.pk) | Q(pk__in=wishing.values("pk")))
