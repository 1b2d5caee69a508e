"""Who said each fact of a comparison, in words."""

from __future__ import annotations

from django.utils.translation import gettext as _

from bofast.casework.followup.options import options_of
from bofast.casework.mapping.origins import Origin, origins_of
from bofast.design import words
from bofast.desk.ways.comparing import Compared
from bofast.desk.ways.evidence import Origins
from bofast.desk.wording.economy_names import named
from bofast.vocabulary.ways import Way

PLACES = {
    Way.IMPROVE: "improvement",
    Way.MOVE: "better_home",
    Way.RENT_TO_OWN: "rent_to_own",
    Way.BUY: "purchase",
}


def sources_of(compared: Compared) -> Origins:
    """Each fact's source with who wrote it down and the day it is from; the register for homes and people."""
    told = {path: _line(origin) for path, origin in origins_of(compared.family, on=compared.on).items()}
    options = {
        PLACES[way]: _("entered by %(name)s, %(day)s")
        % {"name": str(option.recorded_by or ""), "day": words.day(option.recorded_at.date())}
        for way, option in options_of(compared.family).items()
        if way in PLACES
    }
    register = _("the register of families and homes")
    kept = dict.fromkeys(("present_home", "adults", "children"), register)
    return Origins({**kept, **options, **told})


def _line(origin: Origin) -> str:
    told = {"source": named(origin.source), "name": origin.by, "day": words.day(origin.told_on)}
    if not origin.by:
        return _("%(source)s, %(day)s") % told
    return _("%(source)s (%(name)s), %(day)s") % told
