"""One family's comparison on a day, with everything that its pages show beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bofast.casework.families.models import Family
from bofast.casework.followup.case_file import CaseFile
from bofast.casework.followup.models import WayChoice
from bofast.casework.followup.options import with_fit_of_the_day, with_options
from bofast.casework.mapping.economy import family_facts
from bofast.casework.policy.law import law_of
from bofast.rules.change import Change
from bofast.rules.facts import FamilyFacts
from bofast.rules.five_ways import Comparison, compare
from bofast.rules.law import Law
from bofast.rules.what_would_change import what_would_change
from bofast.vocabulary.ways import Way


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """The facts, the law, and what follows from them."""

    family: Family
    on: date
    facts: FamilyFacts
    law: Law
    comparison: Comparison
    choice: WayChoice | None

    @property
    def chosen(self) -> Way | None:
        return self.choice.way if self.choice is not None else None

    def changes(self) -> tuple[Change, ...]:
        """What would change the answer about buying; nothing while there is no home or price to reckon with."""
        if self.facts.purchase is None:
            return ()
        return what_would_change(self.facts, law=self.law, on=self.on)


def compare_family(file: CaseFile, *, on: date) -> Compared:
    """Read the family's facts and compare the five ways.

    Raises: ShownToUser, when no adult lives in the family or somebody's day of birth is unknown.
    """
    family = file.family
    known = with_fit_of_the_day(family_facts(family, on=on), family=family, on=on)
    facts = with_options(known, family=family, on=on)
    law = law_of(family.office, on=on)
    return Compared(
        family=family,
        on=on,
        facts=facts,
        law=law,
        comparison=compare(facts, law=law, on=on),
        choice=file.choices.standing(on=on),
    )
