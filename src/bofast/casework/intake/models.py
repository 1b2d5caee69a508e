from __future__ import annotations

import uuid

from django.db import models

from bofast.casework.access.models import Office, User
from bofast.casework.keeping.fields import EnumField
from bofast.casework.runs.models import Run
from bofast.vocabulary.reasons import Reason


class ColumnMapping(models.Model):
    """How the columns of a foreign sheet become ours: drawn once, saved, used again for the same headings."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="column_mappings")
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=20, help_text="homes, families or tenancies")
    layout = models.JSONField(help_text="Shape: intake.mapping.SheetLayout")
    headings_sha256 = models.CharField(max_length=64, blank=True)
    saved_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    saved_at = models.DateTimeField(auto_now=True)

    class Kept:
        plain = {"id", "office", "name", "kind", "layout", "headings_sha256", "saved_by", "saved_at"}
        years, after = 5, "mapping last used"

    class Meta:
        constraints = [models.UniqueConstraint(fields=["office", "name"], name="column_mapping_once_in_an_office")]

    def __str__(self) -> str:
        return self.name


class Sheet(models.Model):
    """An uploaded sheet: checked whole first, brought in afterwards."""

    class State(models.TextChoices):
        UPLOADED = "uploaded", "Uploaded"
        CHECKED = "checked", "Checked"
        BROUGHT_IN = "brought_in", "Brought in"
        REFUSED = "refused", "Refused"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    office = models.ForeignKey(Office, models.PROTECT, related_name="sheets")
    kind = models.CharField(max_length=20)
    name = models.CharField(max_length=160)
    file = models.FileField(upload_to="sheets/")
    sha256 = models.CharField(max_length=64)
    size_bytes = models.PositiveIntegerField()
    mapping = models.ForeignKey(ColumnMapping, models.PROTECT, null=True, blank=True, related_name="sheets")
    state = models.CharField(max_length=10, choices=State.choices, default=State.UPLOADED)
    row_count = models.PositiveIntegerField(null=True)
    good_count = models.PositiveIntegerField(null=True)
    """Rows that no fault keeps out; some may wait for an answer still (`questions.rows_waiting`)."""
    fault_count = models.PositiveIntegerField(null=True)
    warning_count = models.PositiveIntegerField(null=True)
    faults = models.JSONField(default=list, help_text="The first faults: row, column, found value, reason, facts.")
    """And the first questions, which are faults that may be right."""
    encoding = models.CharField(max_length=20, blank=True, help_text="How the text was read; empty for a workbook.")
    headings_sha256 = models.CharField(max_length=64, blank=True)
    tally = models.JSONField(default=dict, help_text="How many were new, changed and unchanged.")
    run = models.ForeignKey(Run, models.PROTECT, null=True, blank=True, related_name="sheets")
    uploaded_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(auto_now_add=True)
    brought_in_at = models.DateTimeField(null=True, blank=True)

    class Kept:
        personal = {"file", "faults", "name"}
        plain = {"id", "office", "kind", "sha256", "size_bytes", "mapping", "state", "row_count", "good_count"} | {
            "fault_count",
            "warning_count",
            "encoding",
            "headings_sha256",
            "tally",
            "run",
            "uploaded_by",
            "uploaded_at",
            "brought_in_at",
        }
        years, after = 1, "sheet brought in"

    def __str__(self) -> str:
        return f"Sheet {self.pk}"


class Confirmation(models.Model):
    """Somebody's word that what the check asked about is right. Taken back, it stays on record."""

    sheet = models.ForeignKey(Sheet, models.CASCADE, related_name="confirmations")
    question = models.CharField(max_length=64, help_text="The key of what was asked: `faults.Fault.key`.")
    reason: models.CharField[Reason, Reason] = EnumField(Reason)
    row = models.PositiveIntegerField(help_text="As in the file; 0 is the sheet as a whole.")
    confirmed_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField()
    withdrawn_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Kept:
        personal = {"question"}
        plain = {"id", "sheet", "reason", "row", "confirmed_by", "confirmed_at", "withdrawn_by", "withdrawn_at"}
        years, after = 1, "sheet brought in"

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["sheet", "question"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="question_confirmed_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | models.Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="confirmation_withdrawn_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"Confirmation of row {self.row}"


class Application(models.Model):
    """A family's digital application (DigiSos), kept as it came, with what was taken from it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    office = models.ForeignKey(Office, models.PROTECT, related_name="applications")
    family_id = models.UUIDField(null=True, db_index=True)
    schema_version = models.CharField(max_length=40)
    sealed = models.TextField(help_text="The application, encrypted.")
    sha256 = models.CharField(max_length=64)
    faults = models.JSONField(default=list)
    received_at = models.DateTimeField(auto_now_add=True)
    received_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Kept:
        personal = {"sealed", "faults"}
        plain = {"id", "office", "family_id", "schema_version", "sha256", "received_at", "received_by"}
        years, after = 5, "follow-up ended"

    class Meta:
        constraints = [models.UniqueConstraint(fields=["office", "sha256"], name="application_once_in_an_office")]

    def __str__(self) -> str:
        return f"Application {self.pk}"


class UsualRent(models.Model):
    """What the office holds for a usual rent in an area, by bedrooms; brought in as a sheet of its own."""

    office = models.ForeignKey(Office, models.CASCADE, related_name="usual_rents")
    area = models.CharField(max_length=60)
    group = models.CharField(max_length=20, blank=True)
    bedrooms = models.PositiveSmallIntegerField()
    least_minor = models.BigIntegerField()
    most_minor = models.BigIntegerField()

    class Kept:
        plain = {"id", "office", "area", "group", "bedrooms", "least_minor", "most_minor"}
        years, after = 5, "range replaced"

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["office", "area", "group", "bedrooms"], name="one_usual_rent"),
            models.CheckConstraint(
                condition=models.Q(most_minor__gte=models.F("least_minor")), name="usual_rent_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"Usual rent in {self.area}, {self.bedrooms} bedrooms"
