"""The board's figures as bars: who was housed, why families said no; and who lives where."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bofast.casework.figures.disclosure import is_small
from bofast.casework.lettings.board.groups import Group, GroupFigures, GroupKey
from bofast.casework.lettings.board.mix import BlockMix
from bofast.design.parts import Bar, Bars, Column, EmptyState, Row, Shown, Table
from bofast.desk.letting.board import values
from bofast.desk.letting.board.protecting import kinds_shown
from bofast.desk.letting.board.tables import TwoPeriods
from bofast.desk.wording.letting_names import BECAUSE

GROUPS = {
    Group.TENANTS: gettext_lazy("Rent here already"),
    Group.NEWCOMERS: gettext_lazy("Rent nothing here"),
    Group.WITHOUT_NEED_CLASS: gettext_lazy("No need class"),
    Group.WITH_CHILDREN: gettext_lazy("With children"),
    Group.WITHOUT_CHILDREN: gettext_lazy("Without children"),
}


def group_name(key: GroupKey) -> str:
    """What a group is called."""
    if key.group is Group.OF_NEED_CLASS:
        return _("Need class %(number)s") % {"number": key.need_class}
    return str(GROUPS[key.group])


def groups_picture(two: TwoPeriods) -> Bars:
    """Housed for each hundred who waited, group by group, with the period before beside."""
    before = {one.key: one for one in two.before.groups}
    return Bars(
        caption=_("Housed for each 100 who waited"),
        columns=(_("Waited"), _("Housed"), _("For each 100"), _("The one before")),
        bars=tuple(_group_bar(one, before=before.get(one.key), two=two) for one in two.now.groups),
    )


def _group_bar(one: GroupFigures, *, before: GroupFigures | None, two: TwoPeriods) -> Bar:
    cells = (two.count(one.waited), two.count(one.housed), _of_100(one), _of_100(before))
    return Bar(group_name(one.key), one.housed_of_100, cells)


def _of_100(one: GroupFigures | None) -> Shown:
    share = None if one is None else one.housed_of_100
    return "–" if share is None else share


def refusals_picture(two: TwoPeriods) -> Bars:
    """Why families said no, the most frequent reason first; reasons that nobody gave in either period are left out."""
    given = [because for because, count in two.now.refusals.items() if count != 0 or two.before.refusals[because] != 0]
    reasons = sorted(given, key=lambda because: -(two.now.refusals[because] or 0))
    bars = [
        Bar(
            str(BECAUSE[because]),
            two.now.refusals[because],
            (two.count(two.now.refusals[because]), two.count(two.before.refusals[because])),
        )
        for because in reasons
    ]
    silent = Bar(_("did not answer in time"), two.now.silent, (two.count(two.now.silent), two.count(two.before.silent)))
    return Bars(caption=_("Why families said no"), columns=(_("The period"), _("The one before")), bars=(*bars, silent))


def mix_table(mixes: Sequence[BlockMix]) -> Table:
    """Which groups live in which block: a block a row, a group a column."""
    kinds = sorted({kind for mix in mixes for kind in mix.of_kind})
    heads = (_("Families"), _("Groups known of"), *kinds)
    return Table(
        caption=_("Who lives where, today"),
        columns=(Column(_("Block")), *(Column(head, numeric=True) for head in heads)),
        rows=tuple(_mix_row(mix, kinds=kinds) for mix in mixes),
        empty=EmptyState(
            _("No blocks yet"), _("When homes lie in blocks, this tells how the groups that are counted live in them.")
        ),
    )


def _mix_row(mix: BlockMix, *, kinds: Sequence[str]) -> Row:
    shown = {**dict.fromkeys(kinds, 0), **kinds_shown(mix)}
    cells: list[Shown] = [values.few() if shown[kind] is None else shown[kind] for kind in kinds]
    return Row((mix.block, mix.families, values.few() if is_small(mix.known) else mix.known, *cells))
