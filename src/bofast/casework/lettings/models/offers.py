"""What was offered to whom, and what the family said."""

from __future__ import annotations

import uuid
from datetime import date

from django.db import models
from django.db.models import F, Q

from bofast.casework.access.models import User
from bofast.casework.lettings.models.registrations import Registration
from bofast.casework.lettings.models.runs import LettingRun
from bofast.casework.lettings.models.vacancies import Vacancy


class OfferQuerySet(models.QuerySet["Offer"]):
    def live(self) -> OfferQuerySet:
        """Those that can still lead to a letting: out or said yes to, and neither withdrawn nor completed."""
        return self.filter(withdrawn_on__isnull=True, completed_on__isnull=True, answer__in=["", Offer.Answer.YES])

    def binding(self) -> OfferQuerySet:
        """Those that hold home and family together: accepted, not withdrawn, and not completed yet."""
        return self.filter(accepted_on__isnull=False, withdrawn_on__isnull=True, completed_on__isnull=True)

    def accepted_by(self, day: date) -> OfferQuerySet:
        """Those that had been accepted by a day and not been taken back by then, completed ones too."""
        return self.filter(accepted_on__lte=day).filter(Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gt=day))


class Offer(models.Model):
    """A vacant home offered to a family. Several may be out at once, in order; `place` 1 is asked first.

    A yes is what the family said; `accepted_on` is when it became the letting, because nobody ahead wants the home.
    Its status is computed from its dates (`lettings.offering.offer_states`).
    """

    class Answer(models.TextChoices):
        YES = "yes", "Wants the home"
        NO = "no", "Does not want the home"
        SILENT = "silent", "Did not answer in time"

    class Because(models.TextChoices):
        TOO_SMALL = "too_small", "Too small"
        RENT = "rent", "The rent"
        AREA = "area", "Where it lies"
        SCHOOL = "school", "The way to school"
        NO_LIFT = "no_lift", "No lift"
        TIMING = "timing", "Not now"
        OTHER = "other", "Other"

    class WithdrawnBecause(models.TextChoices):
        CHANGED_ITS_MIND = "changed_its_mind", "The family changed its mind"
        HOME_NOT_TO_HAVE = "home_not_to_have", "The home is not to be had"
        MISTAKE = "mistake", "It was offered by mistake"
        REGISTRATION_ENDED = "registration_ended", "The family is not on the list any longer"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    run = models.ForeignKey(LettingRun, models.PROTECT, null=True, blank=True, related_name="offers")
    vacancy = models.ForeignKey(Vacancy, models.PROTECT, related_name="offers")
    registration = models.ForeignKey(Registration, models.PROTECT, related_name="offers")
    place = models.PositiveSmallIntegerField()
    sent_on = models.DateField()
    answer_by = models.DateField(help_text="The last day on which an answer counts.")
    answer = models.CharField(max_length=10, choices=Answer.choices, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    because = models.CharField(max_length=10, choices=Because.choices, blank=True)
    words = models.TextField(blank=True, help_text="What the family said, in its own words.")
    accepted_on = models.DateField(null=True, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=20, choices=WithdrawnBecause.choices, blank=True)
    completed_on = models.DateField(null=True, blank=True, help_text="The first day of the new tenancy.")
    sent_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    recorded_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    objects = OfferQuerySet.as_manager()

    class Kept:
        personal = {"place", "sent_on", "answer_by", "answer", "answered_on", "because", "words", "accepted_on"} | {
            "withdrawn_on",
            "withdrawn_because",
            "completed_on",
        }
        locating = {"vacancy"}
        plain = {"id", "run", "registration", "sent_by", "recorded_by"}
        years, after = 10, "offer"

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["vacancy"],
                condition=Q(accepted_on__isnull=False, withdrawn_on__isnull=True),
                name="a_vacancy_is_let_once",
            ),
            models.UniqueConstraint(
                fields=["registration"],
                condition=Q(accepted_on__isnull=False, withdrawn_on__isnull=True, completed_on__isnull=True),
                name="a_family_takes_one_home",
            ),
            models.UniqueConstraint(fields=["vacancy", "place"], name="one_offer_at_a_place"),
            models.UniqueConstraint(
                fields=["vacancy", "registration"], condition=Q(withdrawn_on__isnull=True), name="a_home_offered_once"
            ),
            models.CheckConstraint(condition=Q(answer_by__gte=F("sent_on")), name="offer_in_order"),
            models.CheckConstraint(
                condition=Q(answer="", answered_on__isnull=True) | ~Q(answer="") & Q(answered_on__isnull=False),
                name="offer_answered_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(accepted_on__isnull=True) | Q(answer="yes"), name="offer_accepted_by_a_yes"
            ),
            models.CheckConstraint(
                condition=Q(completed_on__isnull=True) | Q(accepted_on__isnull=False, withdrawn_on__isnull=True),
                name="offer_completed_when_accepted",
            ),
        ]
        indexes = [
            models.Index(
                fields=["answer_by"], condition=Q(answer="", withdrawn_on__isnull=True), name="offers_that_wait"
            )
        ]

    def __str__(self) -> str:
        return f"Offer {self.pk}"
