"""The order in which a vacant home is offered, as far as the reader may know of those in it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bofast.casework.lettings.models import LettingRun, Registration, Vacancy
from bofast.casework.lettings.offering.order_to_ask import InOrder, order_to_ask
from bofast.design import words
from bofast.design.parts import Column, Row, Table, Tag, Tone
from bofast.desk.letting.naming import Names, names_of
from bofast.desk.letting.offers.words import not_asked_told
from bofast.desk.office import Desk
from bofast.desk.wording.letting_reasons import pair_told

MOST_SHOWN = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownOrder:
    """The order of a home by a kept letting, up to the first who can be asked and whom the reader may not know of.

    Attributes:
        families: without those whom the reader may not know of; none where the letting gives such a one the home.
        goes_on: whether somebody whom the reader may not know of can be asked next. Whoever stands behind her is not
            the reader's to ask, in this order or in another.
    """

    run: LettingRun
    families: tuple[InOrder, ...]
    names: Names
    goes_on: bool

    @property
    def can_be_asked(self) -> tuple[Registration, ...]:
        return tuple(one.registration for one in self.families if one.registration and not one.not_asked)


def known_order(desk: Desk, vacancy: Vacancy) -> KnownOrder | None:
    """The order of a vacant home; None where no kept letting has one, or the hidden one whom it put first is out of it.

    Were the others shown where the first is hidden, they would tell that she moves there.
    """
    order = order_to_ask(vacancy, on=desk.today)
    if order is None:
        return None
    keys = [one.pair.family for one in order.families]
    names = names_of(desk, families=keys, homes=[vacancy.home_id])
    unseen = [place for place, one in enumerate(order.families) if not one.not_asked and not names.knows(keys[place])]
    hides_first = not keys or not names.knows(keys[0])
    if hides_first and not unseen:
        return None
    shown = () if hides_first else order.families[: unseen[0] if unseen else None]
    known = tuple(one for one in shown if names.knows(one.pair.family))
    return KnownOrder(run=order.run, families=known, names=names, goes_on=bool(unseen))


def order_table(order: KnownOrder) -> Table:
    """Who is asked in which order, each with why, in the words that the family is told."""
    columns = (Column(_("Family")), Column(_("Can be asked?")), Column(_("Why, as the family is told")))
    rows = tuple(_row(one, order=order) for one in order.families[:MOST_SHOWN])
    return Table(_("The order"), columns, rows, caption_shown=False)


def _row(one: InOrder, *, order: KnownOrder) -> Row:
    return Row((order.names.family(one.pair.family), _can_be_asked(one), pair_told(one.pair, names=order.names)))


def _can_be_asked(one: InOrder) -> Tag:
    if one.not_asked is not None:
        return Tag(not_asked_told(one.not_asked))
    if one.weighs_another:
        return Tag(_("yes, but another home is offered to it just now"), Tone.WARNING)
    return Tag(_("yes"), Tone.SUCCESS)


def order_told(order: KnownOrder) -> str:
    """By which letting, and how many can be asked."""
    count = len(order.can_be_asked)
    asked = ngettext("%(count)s family can be asked.", "%(count)s families can be asked.", count)
    kept_on = _("By the letting on the facts of %(day)s, which was kept.") % {"day": words.day(order.run.on)}
    return f"{kept_on} {asked % {'count': words.number(count)}}"
