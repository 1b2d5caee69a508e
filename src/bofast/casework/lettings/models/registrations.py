"""Who waits for a home: facts and keys, never a place in line. Places are computed when somebody asks."""

from __future__ import annotations

import uuid
from datetime import date

from django.db import models
from django.db.models import F, Q

from bofast.casework.access.models import User
from bofast.casework.families.models import Family
from bofast.casework.homes.models import Area, Home


class RegistrationQuerySet(models.QuerySet["Registration"]):
    def standing_on(self, day: date) -> RegistrationQuerySet:
        """On the list on a day, paused ones too."""
        return self.filter(listed_on__lte=day).filter(Q(ended_on__isnull=True) | Q(ended_on__gt=day))

    def active_on(self, day: date) -> RegistrationQuerySet:
        """On the list on a day, and not paused."""
        pauses = Pause.objects.filter(registration=models.OuterRef("pk"), from_day__lte=day)
        running = pauses.filter(Q(to_day__isnull=True) | Q(to_day__gt=day))
        return self.standing_on(day).filter(~models.Exists(running))


class Registration(models.Model):
    """A family on the list for a home. One family has one open registration.

    `listed_on` is the day from which its time on the list counts.
    """

    class EndedBecause(models.TextChoices):
        HOUSED = "housed", "Got a home here"
        OWN_WISH = "own_wish", "The family's own wish"
        FEE_UNPAID = "fee_unpaid", "The fee was not paid"
        REFUSALS = "refusals", "By what the agreement says of refusals"
        NO_LONGER_ENTITLED = "no_longer_entitled", "Does not meet the conditions any longer"
        OTHER = "other", "Other"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    family = models.ForeignKey(Family, models.PROTECT, related_name="registrations")
    listed_on = models.DateField()
    need_class = models.PositiveSmallIntegerField(null=True, blank=True, help_text="1 is the most urgent.")
    kinds = models.JSONField(default=list, blank=True, help_text="Groups that a cap counts.")
    nominated_on = models.DateField(null=True, blank=True)
    nominated_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    most_rent_minor = models.BigIntegerField(null=True, blank=True)
    needs_step_free = models.BooleanField(default=False)
    needs_adapted = models.BooleanField(default=False)
    owes_landlord = models.BooleanField(default=False)
    is_separating = models.BooleanField(default=False)
    may_return_to = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="+")
    may_return_until = models.DateField(null=True, blank=True)
    fee_paid_until = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    ended_because = models.CharField(max_length=20, choices=EndedBecause.choices, blank=True)
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = RegistrationQuerySet.as_manager()

    class Kept:
        personal = {"listed_on", "need_class", "kinds", "nominated_on", "most_rent_minor", "needs_step_free"} | {
            "needs_adapted",
            "owes_landlord",
            "is_separating",
            "may_return_until",
            "fee_paid_until",
            "ended_on",
            "ended_because",
        }
        locating = {"may_return_to"}
        plain = {"id", "family", "nominated_by", "recorded_by", "recorded_at"}
        years, after = 5, "registration ended"

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["family"], condition=Q(ended_on__isnull=True), name="one_open_registration_of_a_family"
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True, ended_because="") | Q(ended_on__isnull=False) & ~Q(ended_because=""),
                name="registration_ended_with_a_reason",
            ),
        ]
        indexes = [models.Index(fields=["listed_on"], name="registrations_by_day")]

    def __str__(self) -> str:
        return f"Registration {self.pk}"


class ProvenCriterion(models.Model):
    """A criterion of flexible letting that a family has been seen to meet."""

    registration = models.ForeignKey(Registration, models.CASCADE, related_name="proven_criteria")
    code = models.CharField(max_length=40)
    proven_on = models.DateField()
    proven_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    withdrawn_on = models.DateField(null=True, blank=True)

    class Kept:
        personal = {"code", "proven_on", "withdrawn_on"}
        plain = {"id", "registration", "proven_by"}
        years, after = 5, "registration ended"

    class Meta:
        verbose_name_plural = "proven criteria"
        constraints = [
            models.UniqueConstraint(
                fields=["registration", "code"], condition=Q(withdrawn_on__isnull=True), name="criterion_proven_once"
            ),
        ]

    def __str__(self) -> str:
        return f"Criterion {self.pk}"


class Pause(models.Model):
    """A registration rests (bero) over [from, to): no offers, and time on the list goes on."""

    class Because(models.TextChoices):
        OWN_WISH = "own_wish", "The family's own wish"
        SILENCE = "silence", "Offers were not answered"
        REFUSALS = "refusals", "Offers were refused"
        OTHER = "other", "Other"

    registration = models.ForeignKey(Registration, models.CASCADE, related_name="pauses")
    from_day = models.DateField()
    to_day = models.DateField(null=True, blank=True)
    because = models.CharField(max_length=10, choices=Because.choices)
    recorded_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", help_text="None: by the rule.")

    class Kept:
        personal = {"from_day", "to_day", "because"}
        plain = {"id", "registration", "recorded_by"}
        years, after = 5, "registration ended"

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["registration"], condition=Q(to_day__isnull=True), name="one_open_pause_of_a_registration"
            ),
            models.CheckConstraint(
                condition=Q(to_day__isnull=True) | Q(to_day__gte=F("from_day")), name="pause_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"Pause {self.pk}"


class Wish(models.Model):
    """A home that a family wants, or any home of a department with so many rooms. The first place is wanted most.

    Wishes are never changed: new ones take the place of all the old ones, which stay with the day they were replaced.
    """

    registration = models.ForeignKey(Registration, models.CASCADE, related_name="wishes")
    place = models.PositiveSmallIntegerField(help_text="1 is wanted most.")
    home = models.ForeignKey(Home, models.PROTECT, null=True, blank=True, related_name="+")
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="+")
    rooms_from = models.PositiveSmallIntegerField(null=True, blank=True)
    rooms_to = models.PositiveSmallIntegerField(null=True, blank=True)
    stated_on = models.DateField()
    replaced_on = models.DateField(null=True, blank=True)

    class Kept:
        personal = {"place", "rooms_from", "rooms_to", "stated_on", "replaced_on"}
        locating = {"home", "area"}
        plain = {"id", "registration"}
        years, after = 5, "registration ended"

    class Meta:
        verbose_name_plural = "wishes"
        constraints = [
            models.UniqueConstraint(
                fields=["registration", "place"], condition=Q(replaced_on__isnull=True), name="one_wish_at_a_place"
            ),
            models.CheckConstraint(
                condition=Q(home__isnull=False, area__isnull=True) | Q(home__isnull=True, area__isnull=False),
                name="wish_for_a_home_or_a_department",
            ),
        ]

    def __str__(self) -> str:
        return f"Wish {self.pk}"
