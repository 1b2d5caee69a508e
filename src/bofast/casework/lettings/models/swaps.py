"""Tenants who would give each other their homes, all on one day, and what each of them said."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q

from bofast.casework.access.models import Office, User
from bofast.casework.homes.models import Home
from bofast.casework.keeping.fields import EnumField
from bofast.casework.lettings.models.offers import Offer
from bofast.casework.lettings.models.registrations import Registration
from bofast.casework.lettings.models.runs import LettingRun
from bofast.vocabulary.letting import SwapGround


class SwapQuerySet(models.QuerySet["Swap"]):
    def under_way(self) -> SwapQuerySet:
        return self.filter(over_on__isnull=True)


class Swap(models.Model):
    """A circle of tenants of a plan, asked whether they want to swap homes (bytte bolig, bytteret).

    Its status is computed from its dates and from what the families said (`lettings.swapping.swap_states`).
    """

    class GivenUpBecause(models.TextChoices):
        NOT_ANSWERED = "not_answered", "Not everybody answered"
        HOME_NOT_TO_HAVE = "home_not_to_have", "A home is not to be had"
        MISTAKE = "mistake", "It was asked by mistake"
        LISTING_ENDED = "listing_ended", "A family is not on the list any longer"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    office = models.ForeignKey(Office, models.PROTECT, related_name="swaps")
    run = models.ForeignKey(LettingRun, models.PROTECT, related_name="swaps")
    asked_on = models.DateField()
    answer_by = models.DateField(help_text="The last day on which an answer counts.")
    over_on = models.DateField(null=True, blank=True, help_text="None while it is under way.")
    ground: models.CharField[SwapGround | str, SwapGround | str] = EnumField(
        SwapGround, blank=True, default="", help_text="Why the landlord refused it."
    )
    words = models.TextField(blank=True, help_text="The landlord's reason, in words.")
    given_up_because = models.CharField(max_length=20, choices=GivenUpBecause.choices, blank=True)
    completed_on = models.DateField(null=True, blank=True, help_text="The day on which everybody moves.")
    taken_back_on = models.DateField(null=True, blank=True)
    taken_back_because = models.CharField(max_length=300, blank=True)
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    recorded_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    objects = SwapQuerySet.as_manager()

    class Kept:
        personal = {"asked_on", "answer_by", "over_on", "ground", "words", "given_up_because"} | {
            "completed_on",
            "taken_back_on",
            "taken_back_because",
        }
        plain = {"id", "office", "run", "asked_by", "recorded_by"}
        years, after = 10, "letting"

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(answer_by__gte=F("asked_on")), name="swap_in_order"),
            models.CheckConstraint(
                condition=Q(over_on__isnull=False) | Q(ground="", given_up_because="", completed_on__isnull=True),
                name="swap_over_when_it_ended",
            ),
            models.CheckConstraint(
                condition=Q(completed_on__isnull=True) | Q(ground="", given_up_because=""), name="swap_ended_one_way"
            ),
            models.CheckConstraint(
                condition=Q(taken_back_on__isnull=True) | Q(completed_on__isnull=False),
                name="swap_taken_back_when_done",
            ),
        ]
        indexes = [
            models.Index(fields=["office", "answer_by"], condition=Q(over_on__isnull=True), name="swaps_under_way")
        ]

    def __str__(self) -> str:
        return f"Swap {self.pk}"


class SwapParty(models.Model):
    """One of those who swap: the home that it gives, the one that it gets, and what it says."""

    class Answer(models.TextChoices):
        YES = "yes", "Wants to swap"
        NO = "no", "Does not want to swap"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    swap = models.ForeignKey(Swap, models.PROTECT, related_name="parties")
    registration = models.ForeignKey(Registration, models.PROTECT, related_name="swaps")
    place = models.PositiveSmallIntegerField(help_text="Each gets the home of the next; the last that of the first.")
    gives = models.ForeignKey(Home, models.PROTECT, related_name="+")
    gets = models.ForeignKey(Home, models.PROTECT, related_name="+")
    answer = models.CharField(max_length=10, choices=Answer.choices, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    because = models.CharField(max_length=10, choices=Offer.Because.choices, blank=True)
    words = models.TextField(blank=True, help_text="What the family said, in its own words.")
    over_on = models.DateField(null=True, blank=True, help_text="The swap's own, so that the database can hold it.")
    recorded_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    class Kept:
        personal = {"answer", "answered_on", "because", "words", "over_on"}
        locating = {"gives", "gets"}
        plain = {"id", "swap", "registration", "place", "recorded_by"}
        years, after = 10, "letting"

    class Meta:
        verbose_name_plural = "swap parties"
        constraints = [
            models.UniqueConstraint(
                fields=["registration"], condition=Q(over_on__isnull=True), name="a_family_in_one_swap"
            ),
            models.UniqueConstraint(fields=["gives"], condition=Q(over_on__isnull=True), name="a_home_in_one_swap"),
            models.UniqueConstraint(fields=["swap", "place"], name="one_party_at_a_place"),
            models.CheckConstraint(condition=~Q(gives=F("gets")), name="a_swap_of_two_homes"),
            models.CheckConstraint(
                condition=Q(answer="", answered_on__isnull=True) | ~Q(answer="") & Q(answered_on__isnull=False),
                name="swap_answered_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"Party {self.pk}"
