"""Entries of the journal gathered as one tells them: by day and person, and alike deeds in one sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _

from bofast.casework.journal.models import Entry
from bofast.design import words
from bofast.design.parts.words import Folded
from bofast.desk.journal.wording import words_for


@dataclass(frozen=True, slots=True)
class AlikeDeeds:
    """What one person did with one family on one day, once or more, for one reason; the newest first."""

    deed: str
    family_id: UUID | None
    purpose: str
    at: tuple[datetime, ...]


@dataclass(frozen=True, slots=True)
class PersonsDay:
    """What one person did on one day; nobody, for the system and for somebody not signed in."""

    day: date
    by_id: UUID | None
    deeds: tuple[AlikeDeeds, ...]

    @property
    def purposes(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(alike.purpose for alike in self.deeds if alike.purpose))


def gathered(entries: Iterable[Entry]) -> tuple[PersonsDay, ...]:
    """The entries, the newest first, by day and person; nothing is left out."""
    days: dict[tuple[date, UUID | None], dict[tuple[str, UUID | None, str], list[datetime]]] = {}
    for entry in entries:
        at = timezone.localtime(entry.at)
        alike = days.setdefault((at.date(), entry.by_id), {})
        alike.setdefault((str(entry.deed), entry.family_id, entry.purpose), []).append(at)
    return tuple(
        PersonsDay(day, by_id, tuple(AlikeDeeds(*key, tuple(at)) for key, at in alike.items()))
        for (day, by_id), alike in days.items()
    )


def in_one_sentence(alike: AlikeDeeds, *, families: Mapping[UUID, str] | None = None) -> Folded:
    """Alike deeds as a sentence, each moment folded away beneath. With `families`, it says about whom."""
    what = words_for(alike.deed)
    if families is not None and alike.family_id is not None:
        family = families.get(alike.family_id, _("a family you do not see"))
        what = _("%(deed)s (%(family)s)") % {"deed": what, "family": family}
    if len(alike.at) == 1:
        return Folded(_("%(deed)s at %(time)s") % {"deed": what, "time": _clock(alike.at[0])})
    return Folded(_many_times(what, alike.at), " · ".join(_clock(at) for at in reversed(alike.at)))


def _many_times(what: str, at: tuple[datetime, ...]) -> str:
    first, last = _clock(at[-1]), _clock(at[0])
    facts = {"deed": what, "count": words.number(len(at)), "first": first, "last": last}
    if first == last:
        return _("%(deed)s %(count)s times at %(last)s") % facts
    return _("%(deed)s %(count)s times between %(first)s and %(last)s") % facts


def _clock(at: datetime) -> str:
    return time_format(at, "TIME_FORMAT")
