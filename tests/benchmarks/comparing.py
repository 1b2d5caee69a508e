"""The five ways of one family, and "who could buy?" asked of all, in seconds of processor."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import date
from statistics import median
from uuid import UUID

from django.utils import timezone

from bofast.casework.access.models import Office, User
from bofast.casework.families.models import Family
from bofast.casework.followup.case_file import CaseFile
from bofast.casework.runs.models import Run
from bofast.desk.ways.comparing import compare_family
from bofast.jobs.compare_all import screened

WARM = 20


def comparison_cpu_ms(families: Sequence[UUID], *, on: date) -> float:
    """Facts from the database and the comparison of the five ways: the median of the families, in processor time."""
    taken = []
    for family in Family.objects.select_related("office").filter(pk__in=families):
        begun = time.process_time()
        compare_family(CaseFile(family), on=on)
        taken.append((time.process_time() - begun) * 1_000)
    return median(taken[WARM:])


def screening_s(office: Office, *, by: User, on: date) -> tuple[float, int]:
    """How long the run that a coordinator starts takes for all families, and how many those are."""
    levels = [[2, 200_000_000], [4, 250_000_000], [99, 300_000_000]]
    facts = {"on": on.isoformat(), "levels": levels, "running_costs_minor": 350_000}
    asked = {"kind": "compare_all", "asked_by": by, "asked_at": timezone.now()}
    run = Run.objects.create(office=office, facts=facts, **asked)
    begun = time.perf_counter()
    result = screened(run)
    return time.perf_counter() - begun, len(result["rows"])
