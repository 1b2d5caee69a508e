"""What would change the answer, as sentences."""

from __future__ import annotations

from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bofast.design import words
from bofast.desk.ways.telling import value_shown
from bofast.desk.wording import as_written
from bofast.desk.wording.economy_names import named
from bofast.desk.wording.fact_names import PLACE, fact_name
from bofast.rules.change import Change, ChangeKind
from bofast.rules.facts import FamilyFacts

SENTENCES: dict[ChangeKind, Promise] = {
    ChangeKind.LEARN: gettext_lazy("Find out: %(fact)s."),
    ChangeKind.INCOME_LASTS: gettext_lazy("If this income becomes lasting (%(fact)s), the answer is: %(answer)s."),
    ChangeKind.SAVES: gettext_lazy("If the family has used its possibilities to save, the answer is: %(answer)s."),
    ChangeKind.POSITION: gettext_lazy(
        "With lasting work at %(needed)s per cent (%(fact)s), the answer is: %(answer)s."
    ),
    ChangeKind.MORE_INCOME: gettext_lazy(
        "With %(needed)s more in lasting income after tax a month, the answer is: %(answer)s."
    ),
    ChangeKind.PRICE: gettext_lazy("At a price of %(needed)s or less (now %(found)s), the answer is: %(answer)s."),
    ChangeKind.RATE: gettext_lazy("The answer holds up to an interest of %(needed)s per cent (now %(found)s)."),
    ChangeKind.RATE_UP: gettext_lazy("If the interest rises to %(needed)s per cent, the answer is: %(answer)s."),
}


def change_in_words(change: Change, *, facts: FamilyFacts | None = None) -> str:
    """One change: the fact, from what to what, and the answer that would follow."""
    sentence = _sentence(change, facts=facts)
    if change.left_to_live_on is None:
        return sentence
    left = _("Left to live on: %(amount)s.") % {"amount": words.money(change.left_to_live_on)}
    return f"{sentence} {left}"


def _sentence(change: Change, *, facts: FamilyFacts | None) -> str:
    told = {
        "fact": _fact(change.fact, facts=facts),
        "found": as_written(value_shown(change.found)),
        "needed": as_written(value_shown(change.needed)),
        "answer": named(change.after).lower(),
    }
    return str(SENTENCES[change.kind]) % told


def _fact(path: str, *, facts: FamilyFacts | None) -> str:
    """The income by its kind, where the fact is about one; else the fact's name."""
    place = PLACE.match(path)
    if facts is not None and place and place["list"] == "incomes" and int(place["at"]) < len(facts.incomes):
        income = facts.incomes[int(place["at"])]
        position = income.position_percent
        if isinstance(position, Decimal):
            return _("%(kind)s, now %(position)s per cent") % {
                "kind": named(income.kind),
                "position": words.number(position.normalize().quantize(Decimal(1))),
            }
        return named(income.kind)
    return fact_name(path)
