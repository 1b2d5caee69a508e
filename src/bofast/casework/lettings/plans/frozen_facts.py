"""What a letting rested on, read back from its frozen problem: one family's facts, the homes, and the agreements.

Of the other families nothing is read.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bofast.casework.lettings.models import LettingRun
from bofast.rules.facts_reading import read_facts
from bofast.rules.letting.agreement import Agreement, NoAgreement, agreement_for
from bofast.rules.letting.facts import LetHome, ListedFamily
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.letting import Mode
from bofast.vocabulary.reasons import Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenFacts:
    """The facts of one family as a letting knew them on its day.

    Attributes:
        listed: the family as the rules read it; its home and its wishes by key.
        homes: every home in play, by key.
        agreements: all that stood on the day.
    """

    on: date
    mode: Mode
    rules_version: str
    listed: ListedFamily
    homes: Mapping[UUID, LetHome]
    agreements: tuple[Agreement, ...]

    def agreement_at(self, home: UUID) -> Agreement | None:
        """The agreement that a home was let by; None where need decided, or none covers it."""
        if self.mode is Mode.NEED:
            return None
        try:
            return agreement_for(self.homes[home].department, agreements=self.agreements, on=self.on)
        except NoAgreement:
            return None


def frozen_facts(letting: LettingRun, *, family: UUID) -> FrozenFacts | None:
    """What a letting knew of a family; None when the family was not on its list.

    Raises: ShownToUser, for a letting whose facts are not frozen yet; BadFacts, for a record of an older format.
    """
    if not letting.problem:
        raise ShownToUser(Reason.LETTING_IS_NOT_READY)
    told = json.loads(letting.problem)
    hers = next((one for one in told["families"] if one["name"] == str(family)), None)
    if hers is None:
        return None
    return FrozenFacts(
        on=letting.on,
        mode=letting.mode,
        rules_version=letting.rules_version,
        listed=read_facts(ListedFamily, hers),
        homes={UUID(one["name"]): read_facts(LetHome, one) for one in told["homes"]},
        agreements=tuple(read_facts(Agreement, one) for one in told.get("agreements", ())),
    )
