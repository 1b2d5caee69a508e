"""What a letting on a day would be about, told before anybody asks for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bofast.casework.access.models import Office
from bofast.casework.lettings.known.departments import departments_of
from bofast.casework.lettings.known.listed_facts import waiting_for_a_home
from bofast.casework.lettings.known.problem_facts import LOOKED_AHEAD, vacancies_in_play
from bofast.casework.lettings.models import LettingAgreement, Vacancy
from bofast.casework.lettings.vacant.ledger import agreements_on
from bofast.rules.letting.agreement import is_covered


@dataclass(frozen=True, slots=True, kw_only=True)
class InPlay:
    """The homes, families and agreements of a letting on a day.

    Attributes:
        by_list: the vacant homes that an agreement covers.
        by_need: all other vacant homes.
        families: how many wait actively.
    """

    on: date
    by_list: tuple[Vacancy, ...]
    by_need: tuple[Vacancy, ...]
    families: int
    agreements: tuple[LettingAgreement, ...]


def in_play(office: Office, *, on: date) -> InPlay:
    """What a letting on the facts of a day would be about."""
    vacancies = vacancies_in_play(office, day=on, vacant_by=on + LOOKED_AHEAD)
    agreements = tuple(agreements_on(office, day=on))
    covered = _covered(vacancies, office=office, agreements=agreements, on=on)
    return InPlay(
        on=on,
        by_list=tuple(vacancy for vacancy in vacancies if vacancy in covered),
        by_need=tuple(vacancy for vacancy in vacancies if vacancy not in covered),
        families=waiting_for_a_home(office, day=on).count(),
        agreements=agreements,
    )


def _covered(
    vacancies: Sequence[Vacancy], *, office: Office, agreements: Sequence[LettingAgreement], on: date
) -> set[Vacancy]:
    rules, tree = [one.as_rule() for one in agreements], departments_of(office)
    return {one for one in vacancies if is_covered(tree.department_of(one.home.area_id), agreements=rules, on=on)}
