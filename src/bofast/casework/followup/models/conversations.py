"""What was said, what may be shared, and the papers of the case."""

from __future__ import annotations

import uuid
from datetime import date

from django.db import models
from django.db.models import F, Q

from bofast.casework.access.models import User
from bofast.casework.families.models import Family, Person
from bofast.casework.followup.models.plan import Partner


class Contact(models.Model):
    """A conversation with or about the family."""

    class How(models.TextChoices):
        MEETING = "meeting", "Meeting"
        HOME_VISIT = "home_visit", "Home visit"
        PHONE = "phone", "Phone"
        MESSAGE = "message", "Message"
        VIEWING = "viewing", "Viewing"
        NETWORK = "network", "Meeting with partners"

    family = models.ForeignKey(Family, models.PROTECT, related_name="contacts")
    happened_on = models.DateField()
    how = models.CharField(max_length=12, choices=How.choices)
    with_family = models.BooleanField(default=True, help_text="False: about the family, not with it.")
    partners = models.ManyToManyField(Partner, blank=True, related_name="contacts")
    used_interpreter = models.BooleanField(default=False)
    note = models.TextField(blank=True)
    recorded_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Kept:
        personal = {"happened_on", "how", "with_family", "used_interpreter", "note"}
        plain = {"id", "family", "recorded_by", "recorded_at", "withdrawn_at"}
        years, after = 5, "follow-up ended"

    class Meta:
        indexes = [models.Index(fields=["family", "-happened_on"], name="contacts_of_a_family")]

    def __str__(self) -> str:
        return f"Contact {self.pk}"


class Consent(models.Model):
    """Consent to share: which facts, for what, with whom, from a day to a day; withdrawn when the person says so."""

    family = models.ForeignKey(Family, models.PROTECT, related_name="consents")
    person = models.ForeignKey(Person, models.PROTECT, related_name="consents")
    purpose = models.CharField(max_length=240)
    services = models.ManyToManyField(Partner, related_name="consents")
    facts_shared = models.CharField(max_length=240, blank=True)
    from_day = models.DateField()
    to_day = models.DateField()
    language = models.CharField(max_length=10, blank=True)
    used_interpreter = models.BooleanField(default=False)
    withdrawn_on = models.DateField(null=True, blank=True)
    recorded_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Kept:
        personal = {"person", "purpose", "facts_shared", "from_day", "to_day", "language", "used_interpreter"} | {
            "withdrawn_on"
        }
        plain = {"id", "family", "recorded_by", "recorded_at"}
        years, after = 5, "follow-up ended"

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(to_day__gt=F("from_day")), name="consent_ends_after_it_begins")
        ]

    def __str__(self) -> str:
        return f"Consent {self.pk}"

    def is_in_force_on(self, day: date) -> bool:
        return self.from_day <= day < self.to_day and (self.withdrawn_on is None or day < self.withdrawn_on)


class Document(models.Model):
    """A file of the case."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    family = models.ForeignKey(Family, models.PROTECT, related_name="documents")
    title = models.CharField(max_length=160)
    file = models.FileField(upload_to="cases/%Y/")
    content_type = models.CharField(max_length=80)
    size_bytes = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    recorded_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Kept:
        personal = {"title", "file"}
        plain = {"id", "family", "content_type", "size_bytes", "sha256", "recorded_by", "recorded_at"}
        years, after = 5, "follow-up ended"

    def __str__(self) -> str:
        return f"Document {self.pk}"
