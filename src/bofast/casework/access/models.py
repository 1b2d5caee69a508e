from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import date

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import F, Q, QuerySet

from bofast.casework.access.roles import MAY, Permission, Role
from bofast.casework.keeping.asked_often import asked_often
from bofast.casework.keeping.fields import EnumField
from bofast.rules.home_fit import EUROSTAT
from bofast.vocabulary.money import Currency


class Office(models.Model):
    """A municipality's or a housing association's office: the border of a scope."""

    name = models.CharField(max_length=120, unique=True)
    country = models.CharField(max_length=2, choices=[("no", "Norge"), ("dk", "Danmark")], default="no")
    municipality_number = models.CharField(max_length=4, blank=True)
    language = models.CharField(max_length=2, default="nb")
    relation_required = models.BooleanField(
        default=True, help_text="Only those who work with a family see its details; others give a reason."
    )
    quiet_weeks = models.PositiveSmallIntegerField(default=6, help_text="No contact for so many weeks is shown.")

    fit_norm = models.CharField(max_length=60, default=EUROSTAT, help_text="The norm that homes are measured by.")

    class Kept:
        plain = {"id", "name", "country", "municipality_number", "language", "relation_required"} | {
            "quiet_weeks",
            "fit_norm",
        }
        years, after = 0, "office closed"

    def __str__(self) -> str:
        return self.name

    @property
    def currency(self) -> Currency:
        return Currency.DKK if self.country == "dk" else Currency.NOK


class User(AbstractUser):
    """Somebody who works here. Identified by user name; never deleted, only deactivated."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    full_name = models.CharField(max_length=120)
    language = models.CharField(max_length=2, default="nb")

    class Kept:
        personal = {"username", "full_name", "first_name", "last_name", "email", "last_login"}
        plain = {"id", "password", "language", "is_superuser", "is_staff", "is_active", "date_joined"}
        years, after = 5, "employment ended"

    def __str__(self) -> str:
        return self.full_name or self.username


class OfficeRole(models.Model):
    """A role that somebody holds in an office, from a day, perhaps to a day."""

    user = models.ForeignKey(User, models.PROTECT, related_name="office_roles")
    office = models.ForeignKey(Office, models.PROTECT, related_name="roles")
    role: models.CharField[Role, Role] = EnumField(Role)
    from_day = models.DateField()
    to_day = models.DateField(null=True, blank=True)
    granted_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Kept:
        plain = {"id", "user", "office", "role", "from_day", "to_day", "granted_by"}
        years, after = 10, "role ended"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(to_day__isnull=True) | Q(to_day__gt=F("from_day")), name="office_role_ends_after_it_begins"
            ),
            models.UniqueConstraint(
                fields=["user", "office", "role"], condition=Q(to_day__isnull=True), name="one_open_role_of_a_kind"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} in office {self.office_id}"


class BreakGlass(models.Model):
    """Opening a family that one does not work with: for a reason, for a short time, and reviewed afterwards."""

    class Category(models.TextChoices):
        DANGER = "danger", "Danger to life or health"
        COVERING = "covering", "Covering for a colleague"
        ENQUIRY = "enquiry", "The family has made contact"
        OTHER = "other", "Other"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, models.PROTECT, related_name="openings")
    office = models.ForeignKey(Office, models.PROTECT, related_name="openings")
    family_id = models.UUIDField(db_index=True)
    category = models.CharField(max_length=20, choices=Category.choices)
    reason = models.CharField(max_length=255)
    opened_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    reviewed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    reviewed_at = models.DateTimeField(null=True)
    found_right = models.BooleanField(null=True)

    class Kept:
        personal = {"reason"}
        plain = {"id", "user", "office", "family_id", "category", "opened_at", "expires_at"} | {
            "reviewed_by",
            "reviewed_at",
            "found_right",
        }
        years, after = 5, "opening"

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(expires_at__gt=F("opened_at")), name="opening_expires_after_it_begins"),
            models.CheckConstraint(
                condition=Q(reviewed_by__isnull=True) | ~Q(reviewed_by=F("user")), name="opening_reviewed_by_another"
            ),
        ]

    def __str__(self) -> str:
        return f"Opening {self.pk}"


def roles_of(user: User, *, on: date) -> list[OfficeRole]:
    """The roles that a user holds on a day, each with its office, the newest first. Never cached across requests."""
    return _roles_in_force(user=user.pk, on=on) if user.is_active else []


@asked_often()
def _roles_in_force(*, user: uuid.UUID, on: date) -> QuerySet[OfficeRole]:
    in_force = Q(to_day__isnull=True) | Q(to_day__gt=on)
    roles = OfficeRole.objects.filter(in_force, user=user, from_day__lte=on).select_related("office")
    return roles.order_by("-from_day", "-pk")


def permissions_of(user: User, *, office: Office, on: date) -> frozenset[Permission]:
    """What a user may do in an office on a day."""
    return permissions_by(role for role in roles_of(user, on=on) if role.office_id == office.pk)


def permissions_by(roles: Iterable[OfficeRole]) -> frozenset[Permission]:
    """What the holder of some roles of one office may do: the union of them."""
    held = [MAY[role.role] for role in roles]
    return frozenset({Permission.SIGNED_IN}).union(*held) if held else frozenset()


def names_at_work(office: Office) -> dict[uuid.UUID, str]:
    """Who holds a role in the office now, by name."""
    return {user: full_name or username for user, full_name, username in _at_work(office=office.pk)}


@asked_often()
def _at_work(*, office: int) -> QuerySet[OfficeRole, tuple[uuid.UUID, str, str]]:
    held = OfficeRole.objects.filter(office=office, to_day__isnull=True, user__is_active=True)
    return held.order_by("user__full_name", "user").values_list("user", "user__full_name", "user__username")


class SignInFailures(models.Model):
    """Failed attempts with a user name (kept as a blind index), so that guessing is slow."""

    name_index = models.CharField(max_length=64, primary_key=True)
    count = models.PositiveSmallIntegerField(default=0)
    last_at = models.DateTimeField()

    class Kept:
        plain = {"name_index", "count", "last_at"}
        years, after = 1, "attempt"

    def __str__(self) -> str:
        return f"{self.count} failures"


class SentForm(models.Model):
    """A form that was sent in and done: its one-time number, and where the sender was led. Forgotten after a day."""

    number = models.UUIDField()
    by = models.ForeignKey(User, models.CASCADE, related_name="+")
    content_digest = models.CharField(max_length=64, help_text="Keyed, so that what was written cannot be guessed.")
    led_to = models.TextField(blank=True, help_text="Empty while the first sending is still being done.")
    at = models.DateTimeField()

    class Kept:
        plain = {"id", "number", "by", "content_digest", "led_to", "at"}
        years, after = 0, "sending"

    class Meta:
        constraints = [models.UniqueConstraint(fields=["by", "number"], name="a_form_is_done_once")]

    def __str__(self) -> str:
        return f"Form sent at {self.at}"
