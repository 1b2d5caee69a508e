from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from bofast.casework.access.models import Office, User
from bofast.casework.families.models import Family
from bofast.casework.followup.models import Partner


class Programme(models.Model):
    """A time-limited effort for families, with a grant, that is to end in ordinary work."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="programmes")
    name = models.CharField(max_length=160)
    purpose = models.TextField()
    target_group = models.TextField()
    from_day = models.DateField()
    to_day = models.DateField(null=True, blank=True)
    leader = models.CharField(max_length=120, blank=True)
    grant_reference = models.CharField(max_length=80, blank=True)
    grant_minor = models.BigIntegerField(default=0)
    report_texts = models.JSONField(default=dict, blank=True)

    class Kept:
        personal = {"leader"}
        plain = {"id", "office", "name", "purpose", "target_group", "from_day", "to_day", "grant_reference"} | {
            "grant_minor",
            "report_texts",
        }
        years, after = 10, "programme ended"

    class Meta:
        constraints = [models.UniqueConstraint(fields=["office", "name"], name="programme_once_in_an_office")]

    def __str__(self) -> str:
        return self.name


class Phase(models.Model):
    programme = models.ForeignKey(Programme, models.CASCADE, related_name="phases")
    name = models.CharField(max_length=120)
    from_day = models.DateField()
    to_day = models.DateField(null=True, blank=True)
    description = models.TextField(blank=True)

    class Kept:
        plain = {"id", "programme", "name", "from_day", "to_day", "description"}
        years, after = 10, "programme ended"

    class Meta:
        ordering = ["from_day"]
        constraints = [
            models.CheckConstraint(
                condition=Q(to_day__isnull=True) | Q(to_day__gt=F("from_day")), name="phase_ends_after_it_begins"
            )
        ]

    def __str__(self) -> str:
        return self.name


class AnchoringDecision(models.Model):
    """Who decided what, so that the programme is the municipality's and not a person's."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="decisions")
    decided_on = models.DateField()
    body = models.CharField(max_length=160, help_text="The council, committee or manager that decided.")
    decision = models.TextField()
    reference = models.CharField(max_length=80, blank=True)

    class Kept:
        plain = {"id", "programme", "decided_on", "body", "decision", "reference"}
        years, after = 10, "programme ended"

    class Meta:
        ordering = ["decided_on"]

    def __str__(self) -> str:
        return f"{self.body} {self.decided_on}"


class ProgrammePartner(models.Model):
    programme = models.ForeignKey(Programme, models.CASCADE, related_name="partners")
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="programmes")
    part = models.CharField(max_length=240, blank=True, help_text="What the partner does.")

    class Kept:
        plain = {"id", "programme", "partner", "part"}
        years, after = 10, "programme ended"

    class Meta:
        constraints = [models.UniqueConstraint(fields=["programme", "partner"], name="partner_once_in_a_programme")]

    def __str__(self) -> str:
        return f"{self.partner_id} in {self.programme_id}"


class AgreedMeasure(models.Model):
    """What the workshop with the partners agreed on, with an owner and a day."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="measures")
    title = models.CharField(max_length=240)
    owner = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="measures")
    owner_partner = models.ForeignKey(Partner, models.PROTECT, null=True, blank=True, related_name="measures")
    agreed_on = models.DateField()
    due_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)

    class Kept:
        plain = {"id", "programme", "title", "owner", "owner_partner", "agreed_on", "due_on", "done_on", "note"}
        years, after = 10, "programme ended"

    class Meta:
        ordering = ["due_on", "pk"]

    def __str__(self) -> str:
        return self.title


class Enrolment(models.Model):
    """A family is part of a programme from a day."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="enrolments")
    family = models.ForeignKey(Family, models.PROTECT, related_name="enrolments")
    from_day = models.DateField()
    to_day = models.DateField(null=True, blank=True)

    class Kept:
        personal = {"from_day", "to_day"}
        plain = {"id", "programme", "family"}
        years, after = 5, "programme ended"

    class Meta:
        constraints = [models.UniqueConstraint(fields=["programme", "family"], name="family_once_in_a_programme")]

    def __str__(self) -> str:
        return f"Enrolment {self.pk}"
