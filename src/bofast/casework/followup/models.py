from __future__ import annotations

import uuid
from datetime import date
from enum import StrEnum

from django.db import models
from django.db.models import F, Q

from bofast.casework.access.models import Office, User
from bofast.casework.families.models import Family, Person
from bofast.casework.homes.models import Home
from bofast.casework.keeping.fields import EnumField
from bofast.vocabulary.outcomes import Destination, Initiative, WhyMoved
from bofast.vocabulary.ways import Way


class FollowUp(models.Model):
    """The office works actively with a family over [from, to)."""

    family = models.ForeignKey(Family, models.PROTECT, related_name="follow_ups")
    from_day = models.DateField()
    to_day = models.DateField(null=True, blank=True)
    ended_because = models.CharField(max_length=120, blank=True)

    class Kept:
        personal = {"from_day", "to_day", "ended_because"}
        plain = {"id", "family"}
        years, after = 5, "follow-up ended"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(to_day__isnull=True) | Q(to_day__gt=F("from_day")), name="follow_up_ends_after_it_begins"
            ),
            models.UniqueConstraint(
                fields=["family"], condition=Q(to_day__isnull=True), name="one_open_follow_up_of_a_family"
            ),
        ]

    def __str__(self) -> str:
        return f"Follow-up {self.pk}"


class WayOption(models.Model):
    """What one way would mean for one family: the home, the price, the rent, the work. Amounts in minor units."""

    family = models.ForeignKey(Family, models.PROTECT, related_name="way_options")
    way: models.CharField[Way, Way] = EnumField(Way)
    home = models.ForeignKey(Home, models.PROTECT, null=True, blank=True, related_name="+")
    rooms = models.PositiveSmallIntegerField(null=True, blank=True)
    bedrooms = models.PositiveSmallIntegerField(null=True, blank=True)
    area_m2 = models.DecimalField(max_digits=6, decimal_places=1, null=True, blank=True)
    rent_per_month_minor = models.BigIntegerField(null=True, blank=True)
    price_minor = models.BigIntegerField(null=True, blank=True)
    costs_minor = models.BigIntegerField(null=True, blank=True)
    equity_minor = models.BigIntegerField(null=True, blank=True)
    grant_minor = models.BigIntegerField(null=True, blank=True)
    running_costs_per_month_minor = models.BigIntegerField(null=True, blank=True)
    option_on = models.DateField(null=True, blank=True)
    deposit_minor = models.BigIntegerField(null=True, blank=True)
    landlord_agrees = models.BooleanField(null=True, blank=True)
    is_offered = models.BooleanField(null=True, blank=True)
    available_on = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Kept:
        personal = {"way", "rent_per_month_minor", "price_minor", "costs_minor", "equity_minor", "grant_minor"} | {
            "running_costs_per_month_minor",
            "option_on",
            "deposit_minor",
            "landlord_agrees",
            "is_offered",
            "available_on",
            "note",
        }
        locating = {"home"}
        plain = {"id", "family", "rooms", "bedrooms", "area_m2", "recorded_at", "recorded_by", "withdrawn_at"}
        years, after = 5, "follow-up ended"

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["family", "way"], condition=Q(withdrawn_at__isnull=True), name="one_option_of_a_way"
            )
        ]

    def __str__(self) -> str:
        return f"Option {self.pk}"


class WayChoice(models.Model):
    """The way chosen with the family, from a day; a switch is a new choice with its reason.

    `comparison` is the calculation as it stood, with the parameter rows it used.
    """

    family = models.ForeignKey(Family, models.PROTECT, related_name="way_choices")
    way: models.CharField[Way, Way] = EnumField(Way)
    chosen_on = models.DateField()
    reason = models.TextField()
    own_words = models.TextField(blank=True, help_text="The family's own words.")
    comparison = models.JSONField(default=dict)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)

    class Kept:
        personal = {"way", "chosen_on", "reason", "own_words", "comparison"}
        plain = {"id", "family", "recorded_at", "recorded_by", "undone_at"}
        years, after = 5, "follow-up ended"

    class Meta:
        indexes = [models.Index(fields=["family", "-chosen_on"], name="ways_of_a_family")]

    def __str__(self) -> str:
        return f"Choice {self.pk}"


class PlanArea(StrEnum):
    """The four areas of the family plan."""

    HOUSING = "housing"
    WORK = "work"
    FINANCES = "finances"
    CHILDREN = "children"


class Goal(models.Model):
    """What the family wants, in its own words."""

    class Status(models.TextChoices):
        OPEN = "open", "Open"
        REACHED = "reached", "Reached"
        PARTLY = "partly", "Partly reached"
        DROPPED = "dropped", "No longer a goal"

    family = models.ForeignKey(Family, models.PROTECT, related_name="goals")
    area: models.CharField[PlanArea, PlanArea] = EnumField(PlanArea)
    own_words = models.TextField()
    set_on = models.DateField()
    status = models.CharField(max_length=8, choices=Status.choices, default=Status.OPEN)
    status_on = models.DateField(null=True, blank=True)
    recorded_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Kept:
        personal = {"area", "own_words", "set_on", "status", "status_on"}
        plain = {"id", "family", "recorded_by"}
        years, after = 5, "follow-up ended"

    def __str__(self) -> str:
        return f"Goal {self.pk}"


class PartnerKind(StrEnum):
    NAV = "nav"
    DEBT_COUNSELLING = "debt_counselling"
    SCHOOL = "school"
    KINDERGARTEN = "kindergarten"
    HEALTH = "health"
    CHILD_WELFARE = "child_welfare"
    VOLUNTEERS = "volunteers"
    LANDLORD = "landlord"
    BANK = "bank"
    EMPLOYER = "employer"
    OTHER = "other"


class Partner(models.Model):
    """A service or organisation that the office works with."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="partners")
    name = models.CharField(max_length=120)
    kind: models.CharField[PartnerKind, PartnerKind] = EnumField(PartnerKind)
    contact = models.CharField(max_length=160, blank=True)

    class Kept:
        personal = {"contact"}
        plain = {"id", "office", "name", "kind"}
        years, after = 5, "cooperation ended"

    class Meta:
        constraints = [models.UniqueConstraint(fields=["office", "name"], name="partner_once_in_an_office")]

    def __str__(self) -> str:
        return self.name


class Step(models.Model):
    """What somebody has promised to do, by a day. A step without a goal is a task of its own."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    family = models.ForeignKey(Family, models.PROTECT, related_name="steps")
    goal = models.ForeignKey(Goal, models.PROTECT, null=True, blank=True, related_name="steps")
    area: models.CharField[PlanArea, PlanArea] = EnumField(PlanArea, default=PlanArea.HOUSING)
    what = models.CharField(max_length=240)
    owner = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="steps")
    partner = models.ForeignKey(Partner, models.PROTECT, null=True, blank=True, related_name="steps")
    is_familys_own = models.BooleanField(default=False)
    due_on = models.DateField(null=True, blank=True)
    due_at_time = models.TimeField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    dropped_on = models.DateField(null=True, blank=True)
    recorded_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Kept:
        personal = {"what", "area", "due_on", "due_at_time", "done_on", "dropped_on", "is_familys_own"}
        plain = {"id", "family", "goal", "owner", "partner", "recorded_by", "recorded_at"}
        years, after = 5, "follow-up ended"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(done_on__isnull=True) | Q(dropped_on__isnull=True), name="step_done_or_dropped"
            )
        ]
        indexes = [
            models.Index(
                fields=["owner", "due_on"],
                condition=Q(done_on__isnull=True, dropped_on__isnull=True),
                name="open_steps_of_a_user",
            ),
            models.Index(fields=["family", "due_on"], name="steps_of_a_family"),
            models.Index(
                fields=["due_on"],
                condition=Q(done_on__isnull=True, dropped_on__isnull=True),
                name="open_steps_by_day",
            ),
        ]

    def __str__(self) -> str:
        return f"Step {self.pk}"

    @property
    def is_open(self) -> bool:
        return self.done_on is None and self.dropped_on is None

    def is_overdue_on(self, day: date) -> bool:
        return self.is_open and self.due_on is not None and self.due_on < day


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


class Outcome(models.Model):
    """What became of a family on a day, as coded answers; the judgement is derived (`rules.outcome`)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    family = models.ForeignKey(Family, models.PROTECT, related_name="outcomes")
    way: models.CharField[Way, Way] = EnumField(Way)
    happened_on = models.DateField()
    destination = models.PositiveSmallIntegerField(choices=[(d.value, d.name) for d in Destination])
    why: models.CharField[WhyMoved, WhyMoved] = EnumField(WhyMoved)
    other_whys = models.JSONField(default=list, blank=True)
    initiative: models.CharField[Initiative, Initiative] = EnumField(Initiative)
    home_before = models.ForeignKey(Home, models.PROTECT, null=True, blank=True, related_name="+")
    home_after = models.ForeignKey(Home, models.PROTECT, null=True, blank=True, related_name="+")
    children_kept_school = models.BooleanField(null=True, blank=True)
    recorded_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Kept:
        personal = {"way", "happened_on", "destination", "why", "other_whys", "initiative", "children_kept_school"}
        locating = {"home_before", "home_after"}
        plain = {"id", "family", "recorded_by", "recorded_at", "withdrawn_at"}
        years, after = 5, "follow-up ended"

    class Meta:
        indexes = [models.Index(fields=["family", "happened_on"], name="outcomes_of_a_family")]

    def __str__(self) -> str:
        return f"Outcome {self.pk}"

    def get_destination(self) -> Destination:
        return Destination(self.destination)


class Checkpoint(models.Model):
    """How it stands 6, 12 or 24 months after an outcome."""

    outcome = models.ForeignKey(Outcome, models.CASCADE, related_name="checkpoints")
    months = models.PositiveSmallIntegerField(choices=[(6, "6"), (12, "12"), (24, "24")])
    due_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    lives_there_still = models.BooleanField(null=True, blank=True)
    pays_on_time = models.BooleanField(null=True, blank=True)
    children_thrive = models.BooleanField(null=True, blank=True)
    note = models.TextField(blank=True)
    recorded_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Kept:
        personal = {"done_on", "lives_there_still", "pays_on_time", "children_thrive", "note"}
        plain = {"id", "outcome", "months", "due_on", "recorded_by"}
        years, after = 5, "follow-up ended"

    class Meta:
        constraints = [models.UniqueConstraint(fields=["outcome", "months"], name="one_checkpoint_of_a_kind")]
        indexes = [models.Index(fields=["due_on"], condition=Q(done_on__isnull=True), name="open_checkpoints_by_day")]

    def __str__(self) -> str:
        return f"Checkpoint {self.pk}"

    @classmethod
    def of_family(cls, family: Family) -> models.QuerySet[Checkpoint]:
        """The checkpoints of the outcomes that stand."""
        return cls.objects.filter(outcome__family=family, outcome__withdrawn_at__isnull=True)


class Proposal(models.Model):
    """A decision that a second person must make: proposed by one, decided by another."""

    class Kind(models.TextChoices):
        WAY = "way", "Chosen way"
        LOAN = "loan", "Start loan"
        POLICY_ROW = "policy_row", "A figure of the office's own"
        END_FOLLOW_UP = "end_follow_up", "End the follow-up"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    office = models.ForeignKey(Office, models.PROTECT, related_name="proposals")
    family = models.ForeignKey(Family, models.PROTECT, null=True, blank=True, related_name="proposals")
    kind = models.CharField(max_length=14, choices=Kind.choices)
    subject = models.CharField(max_length=80)
    reason = models.TextField(blank=True)
    proposed_by = models.ForeignKey(User, models.PROTECT, related_name="proposals")
    proposed_at = models.DateTimeField(auto_now_add=True)
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="decisions")
    decided_at = models.DateTimeField(null=True, blank=True)
    is_approved = models.BooleanField(null=True, blank=True)
    decision_reason = models.TextField(blank=True)

    class Kept:
        personal = {"reason", "decision_reason"}
        plain = {"id", "office", "family", "kind", "subject", "proposed_by", "proposed_at", "decided_by"} | {
            "decided_at",
            "is_approved",
        }
        years, after = 10, "decision"

    class Meta:
        indexes = [
            models.Index(
                fields=["office", "proposed_at"], condition=Q(decided_at__isnull=True), name="proposals_that_wait"
            ),
            models.Index(fields=["kind", "subject"], name="proposals_about"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("proposed_by")), name="decided_by_another"
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True, decided_at__isnull=True, is_approved__isnull=True)
                | Q(decided_by__isnull=False, decided_at__isnull=False, is_approved__isnull=False),
                name="decided_wholly_or_not",
            ),
        ]

    def __str__(self) -> str:
        return f"Proposal {self.pk}"


class Reversal(models.Model):
    """How the last act of a user can be taken back for a while: which action, on what, with what was before."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    by = models.ForeignKey(User, models.CASCADE, related_name="reversals")
    family = models.ForeignKey(Family, models.CASCADE, null=True, related_name="+")
    act = models.CharField(max_length=40)
    subject = models.CharField(max_length=80)
    before = models.JSONField(default=dict)
    made_at = models.DateTimeField(auto_now_add=True)
    used_at = models.DateTimeField(null=True, blank=True)

    class Kept:
        personal = {"before"}
        plain = {"id", "by", "family", "act", "subject", "made_at", "used_at"}
        years, after = 1, "act"

    class Meta:
        indexes = [models.Index(fields=["subject", "-made_at"], name="ways_back")]

    def __str__(self) -> str:
        return f"{self.act} {self.pk}"
