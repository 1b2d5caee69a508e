"""Does the journal stand as it was written?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bofast.casework.journal.actions import START, digest_of, link
from bofast.casework.journal.models import Entry, SealedHead


class Fault(StrEnum):
    CHANGED = "changed"
    MISSING = "missing"
    MOVED = "moved"
    END_MISSING = "end_missing"


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong, and at which position of the chain."""

    fault: Fault
    position: int


def verify() -> list[Finding]:
    """Walk the whole chain; an empty list means that nothing was changed, moved or removed."""
    findings: list[Finding] = []
    previous, expected = START, 1
    for entry in Entry.objects.filter(position__isnull=False).order_by("position").iterator(chunk_size=2_000):
        position = entry.position or 0
        if position != expected:
            findings.append(Finding(Fault.MISSING, expected))
        if digest_of(entry) != entry.digest:
            findings.append(Finding(Fault.CHANGED, position))
        elif position == expected and link(previous, entry.digest) != entry.chained:
            findings.append(Finding(Fault.MOVED, position))
        previous, expected = entry.chained, position + 1
    head = SealedHead.objects.filter(pk=1).first()
    if head is not None and (head.position != expected - 1 or head.chained != previous):
        findings.append(Finding(Fault.END_MISSING, head.position))
    findings += [
        Finding(Fault.CHANGED, 0)
        for entry in Entry.objects.filter(position__isnull=True).order_by("id")
        if digest_of(entry) != entry.digest
    ]
    return findings
