"""Where every page starts: the signed-in user's office, and no more of it than the user may see."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from bofast.casework.access.models import BreakGlass, Office, OfficeRole, User, permissions_by, roles_of
from bofast.casework.access.roles import Permission
from bofast.casework.families import seen
from bofast.casework.families.finding import nearest
from bofast.casework.families.models import Family, Person
from bofast.casework.families.scope import FamilyQuerySet, PersonQuerySet
from bofast.casework.homes.models import Area, AreaQuerySet, Home, HomeQuerySet
from bofast.casework.journal.models import Entry
from bofast.casework.lettings.complaining.complaints import appeals_of
from bofast.casework.lettings.models import Appeal, LettingAgreement, Registration, Vacancy
from bofast.casework.lettings.models.offers import OfferQuerySet
from bofast.casework.lettings.models.registrations import RegistrationQuerySet
from bofast.casework.lettings.models.swaps import SwapQuerySet
from bofast.casework.lettings.seen import offers_shown, swaps_shown, vacancies_shown
from bofast.casework.runs.models import Run


class Desk:
    """One user at work in one office on one day. Made anew for each request, so that a revoked role is gone at once."""

    def __init__(self, *, user: User, office: Office, permissions: frozenset[Permission], today: date) -> None:
        self.user = user
        self.office = office
        self.permissions = permissions
        self.today = today

    def may(self, permission: Permission) -> bool:
        return permission in self.permissions

    @property
    def listed_families(self) -> FamilyQuerySet:
        """Families whose existence the user may know: name and place in a list, no details."""
        return Family.objects.listed_for(self.user, office=self.office, permissions=self.permissions)

    @property
    def families(self) -> FamilyQuerySet:
        """Families whose details the user may see."""
        return Family.objects.open_to(self.user, office=self.office, permissions=self.permissions)

    def listed_among(self, keys: Collection[UUID]) -> dict[UUID, Family]:
        """Those of some families whose existence the user may know."""
        return seen.listed_among(keys, user=self.user, office=self.office, permissions=self.permissions)

    def open_among(self, keys: Collection[UUID]) -> frozenset[UUID]:
        """Those of some families whose details the user may see."""
        return seen.open_among(keys, user=self.user, office=self.office, permissions=self.permissions)

    def opened(self, key: UUID) -> Family | None:
        """A family, if the user may see its details."""
        return seen.opened(key, user=self.user, office=self.office, permissions=self.permissions)

    def nearest(self, text: str, *, at_most: int) -> list[UUID]:
        """Keys of the families whose existence the user may know that a text finds, the nearest first."""
        return nearest(text, by=self.user, office=self.office, permissions=self.permissions, at_most=at_most)

    @property
    def people(self) -> PersonQuerySet:
        return Person.objects.current().filter(memberships__family__in=self.families).distinct()

    @property
    def homes(self) -> HomeQuerySet:
        return Home.objects.of_office(self.office)

    @property
    def areas(self) -> AreaQuerySet:
        """The areas in use: units of a division that was taken back are not."""
        return Area.objects.filter(office=self.office, closed_on__isnull=True)

    @property
    def vacancies(self) -> QuerySet[Vacancy]:
        """Homes that are, were or fall vacant, without those that tell where a family lives who is hidden here."""
        return vacancies_shown(self.office, families=self.listed_families)

    @property
    def offers(self) -> OfferQuerySet:
        """Offers to the families whose existence the user may know."""
        return offers_shown(self.office, families=self.listed_families)

    @property
    def swaps(self) -> SwapQuerySet:
        """Swaps among families whose existence the user may know, every one of them."""
        return swaps_shown(self.office, families=self.listed_families)

    @property
    def appeals(self) -> QuerySet[Appeal]:
        """Complaints over lettings, of the families whose existence the user may know."""
        return appeals_of(self.office, families=self.listed_families)

    @property
    def registrations(self) -> RegistrationQuerySet:
        """The families on the list for a home, now or before, whose existence the user may know."""
        return Registration.objects.filter(family__in=self.listed_families)

    @property
    def letting_agreements(self) -> QuerySet[LettingAgreement]:
        return LettingAgreement.objects.filter(office=self.office).prefetch_related("departments")

    @property
    def runs(self) -> QuerySet[Run]:
        """The long work that the user has asked for."""
        return Run.objects.filter(office=self.office, asked_by=self.user)

    @property
    def colleagues(self) -> QuerySet[User]:
        """Active users of the office, and those who have just been added and hold no role anywhere yet."""
        elsewhere = OfficeRole.objects.exclude(office=self.office).values("user_id")
        return User.objects.filter(is_active=True).exclude(pk__in=elsewhere)

    @property
    def staff_ever(self) -> QuerySet[User]:
        """Everybody who holds or has held a role in the office: the journal names them still."""
        return User.objects.filter(office_roles__office=self.office).distinct()

    @property
    def open_roles(self) -> QuerySet[OfficeRole]:
        return self.roles_ever.filter(to_day__isnull=True)

    @property
    def roles_ever(self) -> QuerySet[OfficeRole]:
        return OfficeRole.objects.filter(office=self.office)

    @property
    def journal(self) -> QuerySet[Entry]:
        """Everything that was done and seen in the office; the page asks for the permission."""
        return Entry.objects.filter(office_id=self.office.pk)

    @property
    def openings_to_review(self) -> QuerySet[BreakGlass]:
        """Openings with reason by others than the user, that nobody has reviewed."""
        return BreakGlass.objects.filter(office=self.office, reviewed_at__isnull=True).exclude(user=self.user)


class DeskRequest(HttpRequest):
    """A request that the middleware has given a desk."""

    user: User
    desk: Desk
    office: Desk


def office_of(user: User, *, today: date) -> Office | None:
    """The office that the user works in today; the one with the newest role when there are several."""
    roles = roles_of(user, on=today)
    return roles[0].office if roles else None


def desk_of(user: User) -> Desk | None:
    today = timezone.localdate()
    roles = roles_of(user, on=today)
    if not roles:
        return None
    office = roles[0].office
    permissions = permissions_by(role for role in roles if role.office_id == office.pk)
    return Desk(user=user, office=office, permissions=permissions, today=today)
