"""Taking the last act back, for a while, as long as nobody has changed the same thing since."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.utils import timezone

from bofast.casework.access.models import User
from bofast.casework.families.models import Family
from bofast.casework.followup.actions.following import refresh_status
from bofast.casework.followup.models import Reversal
from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.reasons import Reason

UNDO_WITHIN = timedelta(hours=1)
Objection = Callable[[Any], Reason | None]
"""Why a thing of a kind may not be given as it was, or None when nothing speaks against it."""

_OBJECTIONS: dict[str, list[Objection]] = {}


def objects_to_undoing(kind: type[models.Model], *, because: Objection) -> None:
    """Say what speaks against undoing. An app above the follow-up says it for what it builds on, when it starts."""
    _OBJECTIONS.setdefault(kind._meta.label_lower, []).append(because)


def subject_of(thing: models.Model) -> str:
    """`app.model:key`, the way the journal names what a deed was about."""
    return f"{thing._meta.label_lower}:{thing.pk}"


def keep_way_back(
    act: str, *, about: models.Model, family: Family, was: Mapping[str, Any], became: Mapping[str, Any], by: User
) -> Reversal:
    """Remember what an act changed: the fields as they were, and as the act left them."""
    before = {"was": _as_json(was), "became": _as_json(became)}
    return Reversal.objects.create(by=by, family=family, act=act, subject=subject_of(about), before=before)


def way_back(thing: models.Model, *, by: User) -> Reversal | None:
    """The unused reversal of this user's last act on a thing, for the undo button of a toast."""
    mine = Reversal.objects.filter(by=by, subject=subject_of(thing), used_at__isnull=True)
    return mine.filter(made_at__gte=timezone.now() - UNDO_WITHIN).order_by("-made_at").first()


@transaction.atomic
def undo(reversal: Reversal, *, by: User) -> models.Model:
    """Take an act back and give the thing as it was.

    Raises: ShownToUser, for another user's act, one too long ago or already undone, when the thing has changed
    since, or when something that stands builds on it.
    """
    if reversal.by_id != by.pk:
        raise ShownToUser(Reason.NOT_PERMITTED)
    fresh = Reversal.objects.filter(pk=reversal.pk, used_at__isnull=True, made_at__gte=timezone.now() - UNDO_WITHIN)
    if not fresh.update(used_at=timezone.now()):
        raise ShownToUser(Reason.UNDO_TOO_LATE)
    thing = _thing(reversal)
    _refuse_if_changed(thing, became=reversal.before["became"])
    _refuse_if_built_on(thing)
    _put_back(thing, was=reversal.before["was"])
    family = reversal.family
    office = family.office if family else None
    journal.record(
        Deed.UNDONE,
        by=by,
        office=office,
        family_id=family.pk if family else None,
        about=thing,
        facts={"act": reversal.act},
    )
    if family is not None:
        refresh_status(family, on=timezone.localdate())
    return thing


def _thing(reversal: Reversal) -> models.Model:
    label, key = reversal.subject.split(":", 1)
    thing: models.Model = apps.get_model(label)._default_manager.select_for_update().get(pk=key)
    return thing


def _refuse_if_changed(thing: models.Model, *, became: Mapping[str, Any]) -> None:
    now = _as_json({name: getattr(thing, name) for name in became})
    if now != became:
        raise ShownToUser(Reason.CHANGED_BY_ANOTHER)


def _refuse_if_built_on(thing: models.Model) -> None:
    for objection in _OBJECTIONS.get(thing._meta.label_lower, ()):
        if (reason := objection(thing)) is not None:
            raise ShownToUser(reason)


def _put_back(thing: models.Model, *, was: Mapping[str, Any]) -> None:
    fields = {field.name: field for field in thing._meta.concrete_fields}
    for name, value in was.items():
        setattr(thing, name, fields[name].to_python(value))
    thing.save(update_fields=list(was))


def _as_json(fields: Mapping[str, Any]) -> dict[str, Any]:
    plain: dict[str, Any] = json.loads(json.dumps(dict(fields), cls=DjangoJSONEncoder))
    return plain
