from __future__ import annotations

import uuid
from datetime import date, datetime
from enum import StrEnum

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from bofast.casework.access.models import Office, User
from bofast.casework.families.scope import FamilyQuerySet, PersonQuerySet
from bofast.casework.keeping.encryption import blind_index, seal, unseal
from bofast.casework.keeping.fields import EnumField
from bofast.vocabulary.spells import age_on


class Grade(StrEnum):
    """Adressebeskyttelse. The strictest in a family holds for all its members."""

    NONE = "none"
    CONFIDENTIAL = "confidential"
    """Fortrolig (was code 7); Danish name and address protection."""
    STRICTLY_CONFIDENTIAL = "strictly_confidential"
    """Strengt fortrolig (was code 6)."""


class Person(models.Model):
    """Somebody, perhaps without any national number. Birth date and sex are facts of their own, never derived."""

    class Sex(models.TextChoices):
        FEMALE = "female", "Female"
        MALE = "male", "Male"

    class NumberKind(models.TextChoices):
        NO_NATIONAL = "no_national", "Fødselsnummer"
        NO_D = "no_d", "D-nummer"
        NO_H = "no_h", "Hjelpenummer"
        NO_SYNTHETIC = "no_synthetic", "Syntetisk (Tenor)"
        DK_CPR = "dk_cpr", "CPR-nummer"
        DUF = "duf", "DUF-nummer"
        NONE = "", "–"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    office = models.ForeignKey(Office, models.PROTECT, related_name="people")
    given_name = models.CharField(max_length=80)
    family_name = models.CharField(max_length=80)
    search_name = models.CharField(max_length=170, db_index=True, help_text="Folded, for search.")
    born_on = models.DateField(null=True, blank=True, help_text="A day to come is a due date.")
    sex = models.CharField(max_length=6, choices=Sex.choices, blank=True)
    number_kind = models.CharField(max_length=14, choices=NumberKind.choices, blank=True, default="")
    number_sealed = models.CharField(max_length=160, blank=True)
    number_index = models.CharField(max_length=64, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=10, blank=True, help_text="The language the person reads best (BCP 47).")
    needs_interpreter = models.BooleanField(null=True, blank=True)
    has_refugee_background = models.BooleanField(null=True, blank=True)
    settled_in_year = models.PositiveSmallIntegerField(null=True, blank=True)
    residence_permit = models.CharField(max_length=60, blank=True)
    school = models.CharField(max_length=80, blank=True)
    died_on = models.DateField(null=True, blank=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged_from")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = PersonQuerySet.as_manager()

    class Kept:
        personal = {"given_name", "family_name", "search_name", "born_on", "sex", "number_kind", "number_sealed"} | {
            "number_index",
            "phone",
            "email",
            "language",
            "needs_interpreter",
            "has_refugee_background",
            "settled_in_year",
            "residence_permit",
            "died_on",
        }
        locating = {"school"}
        plain = {"id", "office", "merged_into", "created_at"}
        years, after = 5, "follow-up ended"

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["office", "number_index"],
                condition=~Q(number_index="") & Q(merged_into__isnull=True),
                name="identity_number_once_in_an_office",
            ),
        ]

    def __str__(self) -> str:
        return f"Person {self.pk}"

    @property
    def full_name(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()

    @property
    def _number_place(self) -> str:
        return f"person.number:{self.pk}"

    def set_identity_number(self, number: str, *, kind: str) -> None:
        """Keep a number sealed, with a blind index to find it by. The caller has checked it."""
        self.number_kind = kind
        self.number_sealed = seal(number, place=self._number_place) if number else ""
        self.number_index = blind_index(number) if number else ""

    def identity_number(self) -> str:
        return unseal(self.number_sealed, place=self._number_place) if self.number_sealed else ""

    def age_on(self, day: date) -> int | None:
        return None if self.born_on is None else age_on(self.born_on, day)


class Family(models.Model):
    """A household (husstand) kept as a record of its own; no fact hangs on a head.

    `status`, `grade` and `responsible` are caches of what events say, written by the functions that compute them.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    office = models.ForeignKey(Office, models.PROTECT, related_name="families")
    reference = models.CharField(max_length=40, help_text="The office's own number of the case.")
    name = models.CharField(max_length=120, help_text="What the family is called in lists.")
    search_name = models.CharField(max_length=400, db_index=True)
    text_language = models.CharField(max_length=2, default="nb", help_text="The language of texts to the family.")
    responsible = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="families")
    grade: models.CharField[Grade, Grade] = EnumField(Grade, default=Grade.NONE)
    status = models.CharField(max_length=20, default="not_mapped", db_index=True)
    created_at = models.DateTimeField(auto_now_add=True)
    closed_on = models.DateField(null=True, blank=True, help_text="Joined into another family, or dissolved.")

    objects = FamilyQuerySet.as_manager()

    class Kept:
        personal = {"name", "search_name", "text_language", "status", "reference"}
        plain = {"id", "office", "responsible", "grade", "created_at", "closed_on"}
        years, after = 5, "follow-up ended"

    class Meta:
        verbose_name_plural = "families"
        constraints = [
            models.UniqueConstraint(fields=["office", "reference"], name="family_reference_once_in_an_office"),
        ]
        indexes = [
            models.Index(fields=["office", "name"], name="families_by_name"),
            models.Index(fields=["office", "grade", "closed_on", "name"], name="families_listed"),
            models.Index(fields=["office", "status", "grade", "closed_on", "name"], name="families_of_a_status"),
            models.Index(fields=["responsible", "name"], name="families_of_a_coordinator"),
        ]

    def __str__(self) -> str:
        return f"Family {self.reference}"

    def members_on(self, day: date, *, known_at: datetime | None = None) -> MembershipQuerySet:
        """Who belongs to the family on a day, as known then (`known_at`) or as known now."""
        return self.memberships.valid_on(day).known_at(known_at).select_related("person")


class MembershipQuerySet(models.QuerySet["Membership"]):
    def valid_on(self, day: date) -> MembershipQuerySet:
        return self.filter(from_day__lte=day).filter(Q(to_day__isnull=True) | Q(to_day__gt=day))

    def known_at(self, instant: datetime | None) -> MembershipQuerySet:
        """Rows that stood in the file at an instant; None means now."""
        if instant is None:
            return self.filter(withdrawn_at__isnull=True)
        return self.filter(recorded_at__lte=instant).filter(Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gt=instant))


class Membership(models.Model):
    """Belonging to a family over [from, to); the row is withdrawn, never changed, when it proves wrong."""

    class Role(models.TextChoices):
        PROVIDER = "provider", "Adult who cares for the children"
        ADULT = "adult", "Other adult"
        CHILD = "child", "Child"

    class EndedBecause(models.TextChoices):
        MOVED_OUT = "moved_out", "Moved out"
        SPLIT = "split", "The family split"
        JOINED = "joined", "Joined another family"
        DIED = "died", "Died"
        CORRECTED = "corrected", "Was entered by mistake"

    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships")
    family = models.ForeignKey(Family, models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=10, choices=Role.choices)
    share_of_time = models.PositiveSmallIntegerField(default=100, help_text="Percent of the time lived here.")
    from_day = models.DateField()
    to_day = models.DateField(null=True, blank=True)
    ended_because = models.CharField(max_length=12, choices=EndedBecause.choices, blank=True)
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)
    recorded_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Kept:
        personal = {"person", "role", "share_of_time", "from_day", "to_day", "ended_because"}
        plain = {"id", "family", "recorded_at", "recorded_by", "withdrawn_at"}
        years, after = 5, "follow-up ended"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(to_day__isnull=True) | Q(to_day__gt=F("from_day")), name="membership_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(share_of_time__gte=1, share_of_time__lte=100), name="share_of_time_in_percent"
            ),
            models.UniqueConstraint(
                fields=["person", "family"],
                condition=Q(to_day__isnull=True, withdrawn_at__isnull=True),
                name="one_open_membership_in_a_family",
            ),
        ]
        indexes = [models.Index(fields=["family", "to_day"], name="members_of_a_family")]

    def __str__(self) -> str:
        return f"Membership {self.pk}"


class ProtectionQuerySet(models.QuerySet["AddressProtection"]):
    def in_force(self) -> ProtectionQuerySet:
        return self.filter(ended_at__isnull=True)

    def to_decide(self, office: Office, *, on: date) -> ProtectionQuerySet:
        """Protections whose last day has come: somebody must end or prolong each."""
        return self.in_force().filter(person__office=office, to_day__lte=on)


class AddressProtection(models.Model):
    """A grade of protection that a register or an authority has given a person, for a time.

    It holds until somebody ends it (`ended_at`): a last day that has passed puts it on a list of what to decide, and
    never unmasks anybody by itself.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="protections")
    grade: models.CharField[Grade, Grade] = EnumField(Grade)
    from_day = models.DateField()
    to_day = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=80)
    legal_basis = models.CharField(max_length=120, blank=True)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    objects = ProtectionQuerySet.as_manager()

    class Kept:
        personal = {"person", "grade", "from_day", "to_day", "source", "legal_basis"}
        plain = {"id", "recorded_at", "recorded_by", "ended_at", "ended_by"}
        years, after = 5, "follow-up ended"

    def __str__(self) -> str:
        return f"Protection {self.pk}"


class FamilyEvent(models.Model):
    """One command that changed who belongs together, with the state before and after."""

    class Kind(models.TextChoices):
        SPLIT = "split", "Split"
        JOIN = "join", "Join"
        MERGE_PEOPLE = "merge_people", "Two records of one person merged"

    kind = models.CharField(max_length=12, choices=Kind.choices)
    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    families = models.ManyToManyField(Family, related_name="events")
    happened_on = models.DateField()
    before = models.JSONField()
    after = models.JSONField()
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)

    class Kept:
        personal = {"before", "after"}
        plain = {"id", "kind", "office", "happened_on", "recorded_at", "recorded_by", "undone_at"}
        years, after = 5, "follow-up ended"

    def __str__(self) -> str:
        return f"{self.kind} on {self.happened_on}"


class FamilyWord(models.Model):
    """A word that a family is found by: from names, the case number, birth dates and the address of its home.

    A plain indexed table rather than an engine's own text search: the same on SQLite and PostgreSQL, kept in the
    transaction that changes the family, and a beginning of a word is one range of the index.
    """

    class Kind(models.TextChoices):
        NAME = "n", "Names and case number"
        BIRTH = "b", "Birth dates"
        ADDRESS = "a", "Address"

    office = models.ForeignKey(Office, models.CASCADE, related_name="+", db_index=False)
    family = models.ForeignKey(Family, models.CASCADE, related_name="words", db_index=False)
    kind = models.CharField(max_length=1, choices=Kind.choices)
    word = models.CharField(max_length=40)

    class Kept:
        personal = {"word", "kind"}
        plain = {"id", "office", "family"}
        years, after = 5, "follow-up ended"

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["family", "word", "kind"], name="a_word_of_a_family_once"),
        ]
        indexes = [models.Index(fields=["office", "word", "family"], name="families_by_word")]

    def __str__(self) -> str:
        return f"Word {self.pk}"


class SavedView(models.Model):
    """A set of filters that a user has given a name."""

    user = models.ForeignKey(User, models.CASCADE, related_name="saved_views")
    office = models.ForeignKey(Office, models.CASCADE, related_name="+")
    place = models.CharField(max_length=20, help_text="Which list: families, homes.")
    name = models.CharField(max_length=60)
    query = models.CharField(max_length=400, help_text="The filters as they stand in the address.")

    class Kept:
        plain = {"id", "user", "office", "place", "name", "query"}
        years, after = 0, "user left"

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "office", "place", "name"], name="saved_view_once_by_name"),
        ]

    def __str__(self) -> str:
        return f"Saved view {self.pk}"
