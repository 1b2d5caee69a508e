from __future__ import annotations

import uuid
from datetime import date
from enum import StrEnum

from django.db import models
from django.db.models import F, Q

from bofast.casework.access.models import Office, User
from bofast.casework.families.models import Family, Person
from bofast.casework.keeping.fields import EnumField
from bofast.rules.facts import ExpenseKind, IncomeKind, Permanence


class Stage(StrEnum):
    """When in the course of a follow-up a form is filled in."""

    INTAKE = "intake"
    UPDATE = "update"
    YEARLY = "yearly"
    AT_MOVE = "at_move"
    EXIT = "exit"
    AFTER_6_MONTHS = "after_6_months"
    AFTER_12_MONTHS = "after_12_months"
    AFTER_24_MONTHS = "after_24_months"


class Source(StrEnum):
    """Where a fact comes from."""

    PERSON = "person"
    SYSTEM = "system"
    CASEWORKER = "caseworker"
    SHEET = "sheet"


class FormVersion(models.Model):
    """One version of a form. Published it is never changed; running work keeps the version it began with.

    `definition` holds sections of questions; each question names a stable concept, so that
    answers can be compared over versions. The shape is `mapping.definition.FormDefinition`.
    """

    class Status(models.TextChoices):
        DRAFT = "draft", "Draft"
        PUBLISHED = "published", "Published"
        RETIRED = "retired", "Retired"

    class Subject(models.TextChoices):
        FAMILY = "family", "The household"
        CHILD = "child", "Each child"

    office = models.ForeignKey(Office, models.PROTECT, related_name="forms")
    identifier = models.CharField(max_length=60)
    version = models.PositiveSmallIntegerField()
    subject = models.CharField(max_length=6, choices=Subject.choices)
    status = models.CharField(max_length=9, choices=Status.choices, default=Status.DRAFT)
    definition = models.JSONField()
    sha256 = models.CharField(max_length=64)
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    retired_at = models.DateTimeField(null=True, blank=True)

    class Kept:
        plain = {"id", "office", "identifier", "version", "subject", "status", "definition", "sha256"} | {
            "published_at",
            "published_by",
            "retired_at",
        }
        years, after = 10, "form retired"

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["office", "identifier", "version"], name="form_version_once"),
        ]

    def __str__(self) -> str:
        return f"{self.identifier} {self.version}"


class Assessment(models.Model):
    """The envelope of one filled-in form: about whom, at which stage, true on which day, known since when."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    family = models.ForeignKey(Family, models.PROTECT, related_name="assessments")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="assessments")
    form = models.ForeignKey(FormVersion, models.PROTECT, related_name="assessments")
    stage: models.CharField[Stage, Stage] = EnumField(Stage)
    information_date = models.DateField()
    is_complete = models.BooleanField(default=False)
    completed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Kept:
        personal = {"person", "stage", "information_date"}
        plain = {"id", "family", "form", "is_complete", "completed_by", "recorded_at", "withdrawn_at"}
        years, after = 5, "follow-up ended"

    class Meta:
        indexes = [models.Index(fields=["family", "information_date"], name="assessments_of_a_family")]

    def __str__(self) -> str:
        return f"Assessment {self.pk}"


class Answer(models.Model):
    """One typed value on a concept. `is_unknown` says that it was asked and is not known."""

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="answers")
    concept = models.CharField(max_length=80)
    value = models.JSONField(null=True)
    is_unknown = models.BooleanField(default=False)
    source: models.CharField[Source, Source] = EnumField(Source, default=Source.CASEWORKER)

    class Kept:
        personal = {"concept", "value", "is_unknown", "source"}
        plain = {"id", "assessment"}
        years, after = 5, "follow-up ended"

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["assessment", "concept"], name="one_answer_on_a_concept"),
            models.CheckConstraint(
                condition=Q(is_unknown=False) | Q(value__isnull=True), name="unknown_answer_has_no_value"
            ),
        ]
        indexes = [models.Index(fields=["concept"], name="answers_on_a_concept")]

    def __str__(self) -> str:
        return f"Answer on {self.concept}"


class EconomyQuerySet(models.QuerySet[models.Model]):
    def valid_on(self, day: date) -> EconomyQuerySet:
        return self.filter(withdrawn_at__isnull=True, from_day__lte=day).filter(
            Q(to_day__isnull=True) | Q(to_day__gt=day)
        )


class EconomyLine(models.Model):
    """What every line of a family's economy has: a period, a source, and when it was written and withdrawn."""

    family = models.ForeignKey(Family, models.PROTECT, related_name="%(class)ss")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    from_day = models.DateField()
    to_day = models.DateField(null=True, blank=True)
    source: models.CharField[Source, Source] = EnumField(Source, default=Source.CASEWORKER)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = EconomyQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(to_day__isnull=True) | Q(to_day__gt=F("from_day")), name="%(class)s_ends_after_it_begins"
            )
        ]
        indexes = [models.Index(fields=["family", "from_day"], name="%(class)s_of_a_family")]


LINE_PLAIN = {"id", "family", "recorded_at", "recorded_by", "withdrawn_at"}


class IncomeLine(EconomyLine):
    """An income. `to_day` is the first day without it, when that is known."""

    kind: models.CharField[IncomeKind, IncomeKind] = EnumField(IncomeKind)
    gross_per_month_minor = models.BigIntegerField(null=True, blank=True)
    net_per_month_minor = models.BigIntegerField(null=True, blank=True)
    permanence: models.CharField[Permanence, Permanence] = EnumField(Permanence, default=Permanence.UNKNOWN)
    position_percent = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    payer = models.CharField(max_length=80, blank=True)

    class Kept:
        personal = {"person", "from_day", "to_day", "source", "kind", "gross_per_month_minor"} | {
            "net_per_month_minor",
            "permanence",
            "position_percent",
            "payer",
        }
        plain = LINE_PLAIN
        years, after = 5, "follow-up ended"

    class Meta(EconomyLine.Meta):
        indexes = [
            *EconomyLine.Meta.indexes,
            models.Index(fields=["to_day"], condition=Q(to_day__isnull=False), name="incomes_that_end"),
        ]

    def __str__(self) -> str:
        return f"Income {self.pk}"


class ExpenseLine(EconomyLine):
    """A lasting expense besides the home and debts."""

    kind: models.CharField[ExpenseKind, ExpenseKind] = EnumField(ExpenseKind)
    per_month_minor = models.BigIntegerField(null=True, blank=True)

    class Kept:
        personal = {"person", "from_day", "to_day", "source", "kind", "per_month_minor"}
        plain = LINE_PLAIN
        years, after = 5, "follow-up ended"

    def __str__(self) -> str:
        return f"Expense {self.pk}"


class DebtLine(EconomyLine):
    """A debt other than a loan on the home."""

    creditor = models.CharField(max_length=80, blank=True)
    outstanding_minor = models.BigIntegerField(null=True, blank=True)
    payment_per_month_minor = models.BigIntegerField(null=True, blank=True)
    is_in_arrears = models.BooleanField(null=True, blank=True)
    has_agreement = models.BooleanField(null=True, blank=True)

    class Kept:
        personal = {"person", "from_day", "to_day", "source", "creditor", "outstanding_minor"} | {
            "payment_per_month_minor",
            "is_in_arrears",
            "has_agreement",
        }
        plain = LINE_PLAIN
        years, after = 5, "follow-up ended"

    def __str__(self) -> str:
        return f"Debt {self.pk}"


class WealthLine(EconomyLine):
    """What the household owns on a day: net taxable wealth, and savings that could go into a home."""

    net_minor = models.BigIntegerField(null=True, blank=True)
    savings_minor = models.BigIntegerField(null=True, blank=True)

    class Kept:
        personal = {"person", "from_day", "to_day", "source", "net_minor", "savings_minor"}
        plain = LINE_PLAIN
        years, after = 5, "follow-up ended"

    def __str__(self) -> str:
        return f"Wealth {self.pk}"
