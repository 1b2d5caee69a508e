"""What is left of the frame of start loans, and which certificates run out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from bofast.casework.access.models import Office
from bofast.casework.families.scope import FamilyQuerySet
from bofast.casework.ownership.models import FrameEntry, LoanCase, LoanFrame
from bofast.vocabulary.money import Money


@dataclass(frozen=True, slots=True)
class FrameLeft:
    """The frame of a year and the share of it that is kept for families, each with what is left."""

    year: int
    amount: Money
    left: Money
    earmarked: Money
    earmark_left: Money

    @property
    def used(self) -> Money:
        return self.amount - self.left

    @property
    def earmark_used(self) -> Money:
        return self.earmarked - self.earmark_left


def frame_left(office: Office, *, year: int) -> FrameLeft | None:
    """What is left of a year's frame, or None when none has been entered."""
    frame = LoanFrame.objects.filter(office=office, year=year).first()
    if frame is None:
        return None
    amounts = (frame.amount_minor, frame.left_minor, frame.earmarked_minor, frame.earmark_left_minor)
    return FrameLeft(year, *(Money(minor, office.currency) for minor in amounts))


def years_with_frames(office: Office) -> list[int]:
    """The years that a frame has been entered for, the newest first."""
    return list(LoanFrame.objects.filter(office=office).order_by("-year").values_list("year", flat=True))


def ledger(office: Office, *, year: int) -> QuerySet[FrameEntry]:
    """What has been taken from a year's frame, given back and paid out, the newest first."""
    entries = FrameEntry.objects.filter(frame__office=office, frame__year=year)
    return entries.select_related("frame__office", "loan_case", "by").order_by("-at", "-pk")


def certificates_ending_by(families: FamilyQuerySet, *, day: date, on: date) -> QuerySet[LoanCase]:
    """The granted loans without a purchase whose certificate's last day lies in [on, day]."""
    open_cases = LoanCase.objects.filter(granted_on__isnull=False, withdrawn_on__isnull=True, purchase__isnull=True)
    # Asked of each case: "in the families one may see" would read all of those first.
    seen = Exists(families.filter(pk=OuterRef("family_id")).order_by())
    ending = open_cases.filter(seen, certificate_until__gte=on, certificate_until__lte=day)
    return ending.select_related("family").order_by("certificate_until", "pk")
