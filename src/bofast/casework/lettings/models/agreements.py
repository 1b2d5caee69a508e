"""How an office lets its homes, as agreed from a day to a day, and what an answer to an offer costs."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q

from bofast.casework.access.models import Office, User
from bofast.casework.homes.models import Area
from bofast.casework.keeping.fields import EnumField
from bofast.rules.letting.agreement import Agreement
from bofast.vocabulary.letting import OtherTurn, Precedence


class LettingAgreement(models.Model):
    """How the vacant homes of some departments are let. Its terms are never changed: new terms are a new row.

    A row that takes another's place goes on from where that one's counters stood.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    office = models.ForeignKey(Office, models.PROTECT, related_name="letting_agreements")
    name = models.CharField(max_length=120)
    municipal_share = models.CharField(max_length=9, default="0", help_text="A fraction of all lettings: 1/4.")
    flexible_share = models.CharField(max_length=9, default="0", help_text="A fraction of all lettings.")
    internal_share = models.CharField(max_length=9, help_text="A fraction of the lettings by list.")
    other_turn: models.CharField[OtherTurn, OtherTurn] = EnumField(OtherTurn)
    criteria = models.JSONField(default=list, blank=True, help_text="Codes; any one of them puts a family first.")
    exempts_internal_moves = models.BooleanField(default=False)
    precedences = models.JSONField(default=list, blank=True, help_text="Codes, the most important first.")
    children_from_rooms = models.PositiveSmallIntegerField(null=True, blank=True)
    months_before_internal = models.PositiveSmallIntegerField(default=0)
    departments = models.ManyToManyField(
        Area, related_name="letting_agreements", blank=True, help_text="None: all that no other agreement names."
    )
    first_day = models.DateField()
    last_day = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=300)
    follows = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="followed_by", help_text="Whose place it took."
    )
    entered_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(auto_now_add=True)

    class Kept:
        plain = {"id", "office", "name", "municipal_share", "flexible_share", "internal_share", "other_turn"} | {
            "criteria",
            "exempts_internal_moves",
            "precedences",
            "children_from_rooms",
            "months_before_internal",
            "first_day",
            "last_day",
            "source",
            "follows",
            "entered_by",
            "entered_at",
        }
        years, after = 10, "agreement ended"

    class Meta:
        indexes = [models.Index(fields=["office", "first_day"], name="agreements_of_an_office")]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day__isnull=True) | Q(last_day__gte=F("first_day")), name="agreement_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} from {self.first_day}"

    def as_rule(self) -> Agreement:
        """The agreement as the rules read it; its departments by the numbers of their areas.

        Raises: ValueError, for terms that cannot stand together.
        """
        return Agreement(
            name=self.name,
            municipal_share=self.municipal_share,
            flexible_share=self.flexible_share,
            internal_share=self.internal_share,
            other_turn=self.other_turn,
            departments=tuple(sorted(str(area.pk) for area in self.departments.all())),
            first_day=self.first_day,
            last_day=self.last_day,
            criteria=tuple(self.criteria),
            exempts_internal_moves=self.exempts_internal_moves,
            precedences=tuple(Precedence(code) for code in self.precedences),
            children_from_rooms=self.children_from_rooms,
            months_before_internal=self.months_before_internal,
            source=self.source,
        )


class Consequence(models.Model):
    """What it costs a family to answer an offer in one way so many times in a row. What has no row costs nothing."""

    class To(models.TextChoices):
        REFUSAL = "refusal", "An offer was refused"
        SILENCE = "silence", "An offer was not answered in time"

    class Costs(models.TextChoices):
        PAUSE = "pause", "The registration is paused; time on the list goes on"
        SENIORITY = "seniority", "Time on the list begins anew"
        END = "end", "The registration ends"

    agreement = models.ForeignKey(LettingAgreement, models.CASCADE, related_name="consequences")
    to = models.CharField(max_length=10, choices=To.choices)
    after = models.PositiveSmallIntegerField(help_text="How many in a row.")
    costs = models.CharField(max_length=10, choices=Costs.choices)

    class Kept:
        plain = {"id", "agreement", "to", "after", "costs"}
        years, after = 10, "agreement ended"

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agreement", "to", "after"], name="one_consequence_of_an_answer"),
            models.CheckConstraint(condition=Q(after__gte=1), name="consequence_of_something"),
        ]

    def __str__(self) -> str:
        return f"{self.costs} after {self.after}"
