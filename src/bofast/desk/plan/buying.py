"""Where a family stands on the way to a home of its own, and the one next thing to do."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from bofast.casework.access.roles import Permission
from bofast.casework.families.models import Family
from bofast.casework.homes.models import Home
from bofast.casework.homes.words import full_address
from bofast.casework.ownership.actions import waiting_to_be_taken_back
from bofast.casework.ownership.models import LoanCase, Purchase
from bofast.design.parts import (
    Breadcrumbs,
    Confirm,
    EmptyState,
    Fact,
    FactList,
    Link,
    PageHeader,
    Press,
    Sent,
    Step,
    Stepper,
    Tag,
    Tone,
    Weight,
)
from bofast.desk.office import Desk
from bofast.desk.wording.rule_names import rule_name
from bofast.vocabulary.money import Money


@dataclass(frozen=True, slots=True)
class CaseShown:
    """One loan case: its steps, its facts, what can be done next."""

    title: str
    tag: Tag
    stepper: Stepper
    facts: FactList
    actions: tuple[Link | Press | Confirm, ...]


@dataclass(frozen=True, slots=True)
class PurchaseShown:
    """One purchase: whether it stands, its facts, and the way back."""

    tag: Tag
    facts: FactList
    actions: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class BuyingPage:
    """What `plan/buying.html` shows."""

    crumbs: Breadcrumbs
    head: PageHeader
    cases: tuple[CaseShown, ...]
    purchases: tuple[PurchaseShown, ...]
    empty: EmptyState | None


def buying_page(desk: Desk, *, family: Family) -> BuyingPage:
    cases = tuple(
        case_shown(case, desk=desk)
        for case in family.loan_cases.select_related("purchase").order_by("-applied_on", "pk")
    )
    purchases = family.purchases.select_related("home", "frees_home").order_by("-bought_on")
    family_url = reverse("family", args=[family.pk])
    new = _links(family, desk=desk)
    return BuyingPage(
        crumbs=Breadcrumbs((Link(_("Families"), reverse("families")), Link(family.name, family_url)), _("Buying")),
        head=PageHeader(_("The way to a home of its own"), actions=new if cases else new[1:]),
        cases=cases,
        purchases=tuple(purchase_shown(purchase, desk=desk) for purchase in purchases),
        empty=None
        if cases
        else EmptyState(
            _("No application yet"),
            _("A start loan goes in steps: application, recommendation, decision by a second person, purchase."),
            new[0] if new else None,
        ),
    )


def case_shown(case: LoanCase, *, desk: Desk) -> CaseShown:
    return CaseShown(
        title=_("Start loan applied for"),
        tag=state_of(case),
        stepper=steps_of(case),
        facts=case_facts(case),
        actions=next_actions(case, desk=desk),
    )


def case_facts(case: LoanCase) -> FactList:
    """What is asked for: it stands before everybody who recommends, decides or refuses."""
    return FactList(
        (
            Fact(_("Amount"), Money(case.amount_minor, case.family.office.currency)),
            Fact(_("Years to pay back"), case.term_years),
            Fact(_("Applied on"), case.applied_on),
            Fact(_("Exception"), rule_name(f"startlan.{case.exception.lower()}") if case.exception else _("none")),
            *([Fact(_("Certificate until"), case.certificate_until)] if case.certificate_until else []),
            *([Fact(_("Refused because"), case.refused_because)] if case.refused_on else []),
        ),
        columns=True,
    )


def steps_of(case: LoanCase) -> Stepper:
    bought = hasattr(case, "purchase")
    done = (True, case.recommended_by_id is not None, case.granted_on is not None, case.granted_on is not None, bought)
    labels = (_("Application"), _("Recommendation"), _("Decision"), _("Certificate"), _("Purchase"))
    at = done.index(False) if False in done else len(done)
    steps = tuple(
        Step(label, done=is_done, current=place == at)
        for place, (label, is_done) in enumerate(zip(labels, done, strict=True))
    )
    return Stepper(_("From application to purchase"), steps)


def state_of(case: LoanCase) -> Tag:
    """The case's state in a word, computed from its dates."""
    if hasattr(case, "purchase"):
        return Tag(_("home bought"), Tone.SUCCESS)
    if case.withdrawn_on:
        return Tag(_("closed"))
    if case.refused_on:
        return Tag(_("refused"), Tone.DANGER)
    if case.granted_on:
        return Tag(_("granted"), Tone.SUCCESS)
    return (
        Tag(_("waits for a decision"), Tone.WARNING) if case.recommended_by_id else Tag(_("applied for"), Tone.ACCENT)
    )


def next_actions(case: LoanCase, *, desk: Desk) -> tuple[Link | Press | Confirm, ...]:
    """What this user can do with the case now: one primary deed at most."""
    if hasattr(case, "purchase") or case.withdrawn_on or case.refused_on:
        return ()
    here = [case.family_id, case.pk]
    actions: list[Link | Press | Confirm] = []
    if case.granted_on is None and case.recommended_by_id is None and desk.may(Permission.PROPOSE_LOANS):
        actions.append(Link(_("Recommend the loan"), reverse("family-loan-recommend", args=here), Weight.PRIMARY))
    elif case.granted_on is None and desk.may(Permission.DECIDE_LOANS) and case.recommended_by_id != desk.user.pk:
        actions.append(Link(_("Grant the loan"), reverse("family-loan-grant", args=here), Weight.PRIMARY))
        actions.append(Link(_("Refuse the loan"), reverse("family-loan-refuse", args=here), Weight.SECONDARY))
    elif case.granted_on is not None and desk.may(Permission.PROPOSE_LOANS):
        buy = f"{reverse('family-purchase-add', args=[case.family_id])}?loan={case.pk}"
        actions.append(Link(_("Record the purchase"), buy, Weight.PRIMARY))
    if desk.may(Permission.PROPOSE_LOANS):
        actions.append(_withdraw(case))
    return tuple(actions)


def _withdraw(case: LoanCase) -> Press:
    back = Sent("next", reverse("family-buying", args=[case.family_id]))
    url = reverse("family-loan-withdraw", args=[case.family_id, case.pk])
    return Press(_("Close the case"), url, sends=(back,), weight=Weight.TERTIARY)


def purchase_shown(purchase: Purchase, *, desk: Desk) -> PurchaseShown:
    return PurchaseShown(state_of_purchase(purchase), purchase_facts(purchase), _way_back(purchase, desk=desk))


def state_of_purchase(purchase: Purchase) -> Tag:
    if purchase.taken_back_at:
        return Tag(pgettext("a purchase", "taken back"))
    if waiting_to_be_taken_back(purchase):
        return Tag(_("a colleague is asked to take it back"), Tone.WARNING)
    return Tag(_("home bought"), Tone.SUCCESS)


def _way_back(purchase: Purchase, *, desk: Desk) -> tuple[Link, ...]:
    may = desk.may(Permission.PROPOSE_LOANS) and not purchase.taken_back_at
    if not may or waiting_to_be_taken_back(purchase):
        return ()
    url = reverse("family-purchase-back", args=[purchase.family_id, purchase.pk])
    return (Link(_("Take the purchase back"), url, Weight.TERTIARY),)


def purchase_facts(purchase: Purchase) -> FactList:
    currency = purchase.family.office.currency
    return FactList(
        (
            Fact(_("Bought on"), purchase.bought_on),
            Fact(_("Home"), _home(purchase.home)),
            Fact(_("Price"), Money(purchase.price_minor, currency)),
            Fact(_("Start loan"), Money(purchase.start_loan_minor, currency)),
            Fact(_("Home that falls free"), _home(purchase.frees_home) if purchase.frees_home else _("none")),
            *([Fact(_("Taken back because"), purchase.taken_back_because)] if purchase.taken_back_at else []),
        ),
        columns=True,
    )


def _home(home: Home) -> Link:
    return Link(full_address(home), reverse("home", args=[home.pk]))


def _links(family: Family, *, desk: Desk) -> tuple[Link, ...]:
    if not desk.may(Permission.PROPOSE_LOANS):
        return ()
    return (
        Link(_("New application"), reverse("family-loan-apply", args=[family.pk]), Weight.SECONDARY),
        Link(_("Purchase without a start loan"), reverse("family-purchase-add", args=[family.pk]), Weight.TERTIARY),
    )
