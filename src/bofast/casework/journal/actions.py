"""Writing to the journal. An entry is never changed; the sealer adds its place in the chain."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol
from uuid import UUID

from django.db import models, transaction
from django.utils import timezone

from bofast.casework.journal.deeds import Deed
from bofast.casework.journal.models import Entry, SealedHead


class Named(Protocol):
    """Whoever has a key: a user, an office."""

    @property
    def pk(self) -> Any: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """One deed among many of the same user in the same office."""

    deed: Deed
    about: models.Model | None = None
    family_id: UUID | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)


START = "0" * 64
BATCH = 2_000


def record(
    deed: Deed,
    *,
    by: Named | None,
    office: Named | None,
    family_id: UUID | None = None,
    about: models.Model | None = None,
    purpose: str = "",
    facts: Mapping[str, Any] | None = None,
) -> Entry:
    """Write one deed. The facts hold ids and names of fields, never a name, an address or an identity number."""
    done = Done(deed=deed, about=about, family_id=family_id, facts=facts or {})
    entry = _entry(done, by=by, office=office, purpose=purpose)
    entry.save(force_insert=True)
    return entry


def record_many(deeds: Iterable[Done], *, by: Named | None, office: Named | None) -> None:
    """Write many deeds, each as an entry of its own, in one insert."""
    Entry.objects.bulk_create([_entry(done, by=by, office=office) for done in deeds], batch_size=500)


def _entry(done: Done, *, by: Named | None, office: Named | None, purpose: str = "") -> Entry:
    entry = Entry(
        at=timezone.now(),
        deed=done.deed,
        by_id=by.pk if by else None,
        office_id=office.pk if office else None,
        family_id=done.family_id,
        subject=f"{done.about._meta.label_lower}:{done.about.pk}" if done.about is not None else "",
        purpose=purpose,
        facts=json.loads(json.dumps(dict(done.facts), default=str)),
    )
    entry.digest = digest_of(entry)
    return entry


def digest_of(entry: Entry) -> str:
    """SHA-256 over the entry's body in one canonical form."""
    body = {
        "at": entry.at.isoformat(),
        "deed": str(entry.deed),
        "by": str(entry.by_id),
        "office": str(entry.office_id),
        "family": str(entry.family_id),
        "subject": entry.subject,
        "purpose": entry.purpose,
        "facts": entry.facts,
    }
    canonical = json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()


def link(previous: str, digest: str) -> str:
    return hashlib.sha256((previous + digest).encode()).hexdigest()


@transaction.atomic
def seal() -> int:
    """Chain every committed entry that has no place yet; how many were chained.

    One sealer at a time: the head row is locked. An entry of a transaction that is still
    open is not seen, and gets its place from a later call.
    """
    SealedHead.objects.get_or_create(pk=1, defaults={"position": 0, "chained": START, "sealed_at": timezone.now()})
    head = SealedHead.objects.select_for_update().get(pk=1)
    entries = list(Entry.objects.filter(position__isnull=True).order_by("id")[:BATCH])
    for entry in entries:
        head.position += 1
        head.chained = link(head.chained, entry.digest)
        entry.position, entry.chained = head.position, head.chained
    Entry.objects.bulk_update(entries, ["position", "chained"], batch_size=200)
    head.sealed_at = timezone.now()
    head.save()
    return len(entries)
