"""List every page of the example that can be shown, as JSON: run as a program of its own over the example's database.

Each address of the resolver is filled in with things that exist in the example, and asked for once without a browser
by the first of the cast who may see it; what does not answer with a page (files, forms that are only sent) is told too.
"""

from __future__ import annotations

from bofast.jobs import django_started  # noqa: F401 - must come before whatever knows the models

# isort: split
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from django.test import Client

from bofast.casework.access.models import User
from bofast.casework.access.roles import MAY, Permission, Role
from bofast.casework.families.models import Family
from bofast.casework.followup.models import Proposal
from bofast.casework.homes.models import Area
from bofast.casework.intake.models import Sheet
from bofast.casework.lettings.areas.dividing import KIND as DIVISION
from bofast.casework.lettings.models import Appeal, LettingAgreement, Offer
from bofast.casework.mapping.models import Assessment, FormVersion
from bofast.casework.ownership.models import Purchase
from bofast.casework.policy.models import PolicyRow
from bofast.casework.programmes.models import Programme
from bofast.casework.runs.models import Run
from bofast.jobs.commands import EXAMPLES
from tests.integration.access.addresses import Address, addresses

CAST = {
    "kari": Role.COORDINATOR,
    "liv": Role.LEADER,
    "per": Role.LOAN_OFFICER,
    "lene": Role.LETTING_OFFICER,
    "ada": Role.ADMINISTRATOR,
}
HOST = {"host": "localhost"}
ABOUT_ANY_FAMILY = {"letting-register-family"}
"""Addresses of letting that are about a family who is not on the list."""
BOUGHT, ON_ITS_WAY = "F-003", "F-018"
"""A family with a loan case, a purchase and checkpoints; one with an open choice and a home that is too small."""


@dataclass(frozen=True, slots=True)
class Listed:
    """An address, who looks at it (empty: nobody is signed in), and what it answered."""

    name: str
    url: str
    who: str
    status: int
    is_page: bool
    lacks: tuple[str, ...] = ()


def main() -> None:
    json.dump([asdict(one) for one in listed()], sys.stdout)


def listed() -> Iterator[Listed]:
    clients = {name: _client(name) for name in ("", *CAST)}
    leave_work_half_done(clients["kari"])
    open_with_a_reason(clients["lene"])
    for address in [*of_the_example(), *more_addresses()]:
        who = who_looks(address)
        answer = clients[who].get(address.url, headers=HOST)
        is_page = answer.headers.get("Content-Type", "").startswith("text/html") and answer.status_code == 200
        yield Listed(address.name, address.url, who, answer.status_code, is_page, lacking(address))


def of_the_example() -> Iterator[Address]:
    """Every address once; those of letting about what the example lets."""
    of_letting = addresses(things(BOUGHT) | let_things())
    for one, let in zip(addresses(things(BOUGHT)), of_letting, strict=True):
        yield let if is_of_letting(one) and one.name not in ABOUT_ANY_FAMILY else one


def more_addresses() -> Iterator[Address]:
    """Pages worth a look in another state than the first of their kind."""
    other = {"family-ways", "family", "family-way", "family-buying", "family-map", "family-map-section"}
    unfinished = things(ON_ITS_WAY) | {"sheet_id": Sheet.objects.order_by("-uploaded_at")[0].pk}
    yield from (one for one in addresses(unfinished) if one.name in other | {"intake-sheet"})
    yield Address("search", Permission.SEE_FAMILIES, frozenset(), "/search?q=pr")
    yield Address("families", Permission.SEE_FAMILIES, frozenset(), "/families?q=xyz")


def leave_work_half_done(kari: Client) -> None:
    """What the example has none of: a begun mapping, a draft of a form, a loan to decide on, a sheet with faults."""
    family = Family.objects.get(reference=ON_ITS_WAY)
    here = f"/families/{family.pk}"
    form = FormVersion.objects.get(subject=FormVersion.Subject.FAMILY)
    begun = {"about": form.pk, "stage": "yearly", "information_date": "2026-11-20"}
    loan = {"amount": "2 100 000", "term_years": "30", "applied_on": "2026-11-20"}
    with (EXAMPLES / "homes-with-faults.xlsx").open("rb") as sheet:
        sent = [
            kari.post(f"{here}/map", begun, headers=HOST),
            kari.post(f"/office/forms/{form.pk}/draft", headers=HOST),
            kari.post(f"{here}/loans/add", loan, headers=HOST),
            kari.post("/intake", {"file": sheet, "kind": "homes"}, headers=HOST),
        ]
    case = family.loan_cases.get()
    sent.append(kari.post(f"{here}/loans/{case.pk}/recommend", {"reason": "Lønnen varer."}, headers=HOST))
    assert [answer.status_code for answer in sent] == [302] * len(sent), sent


def open_with_a_reason(lene: Client) -> None:
    """A family whom the letting officer does not work with yet, so that she can put it on the list."""
    family = Family.objects.get(reference=BOUGHT)
    why = {"category": "enquiry", "reason": "Familien vil stå på listen."}
    answer = lene.post(f"/families/{family.pk}/open", why, headers=HOST)
    assert answer.status_code == 302, answer.status_code


def lacking(address: Address) -> tuple[str, ...]:
    return tuple(sorted(address.parameters - set(things(BOUGHT)) - set(let_things())))


def is_of_letting(address: Address) -> bool:
    return address.name.startswith("letting")


def who_looks(address: Address) -> str:
    """The first of the cast who may; the letting officer where homes are let, if she may."""
    if is_of_letting(address) and address.needs in MAY[CAST["lene"]]:
        return "lene"
    return who_may(address.needs)


def who_may(needs: Permission | None) -> str:
    if needs is Permission.PUBLIC:
        return ""
    return next((name for name, role in CAST.items() if needs is Permission.SIGNED_IN or needs in MAY[role]), "kari")


def things(reference: str) -> dict[str, object]:
    """What an address can be about; what the example does not have is left out."""
    family = Family.objects.get(reference=reference)
    member = family.memberships.select_related("person").order_by("-person__born_on")[0]
    found = {
        "family_id": family,
        "membership_id": member,
        "person_id": member.person,
        "occupancy_id": family.occupancies.order_by("-entered_on").first(),
        "home_id": family.occupancies.order_by("-entered_on")[0].home,
        "goal_id": family.goals.first(),
        "step_id": family.steps.filter(done_on__isnull=True).first(),
        "consent_id": family.consents.first(),
        "case_id": family.loan_cases.first(),
        "purchase_id": Purchase.objects.filter(family=family).first(),
        "checkpoint_id": family.outcomes.order_by("pk")[0].checkpoints.first() if family.outcomes.exists() else None,
        "assessment_id": Assessment.objects.filter(family=family).order_by("is_complete", "pk").first(),
        "proposal_id": Proposal.objects.filter(decided_at__isnull=True).first(),
        "line_id": family.incomelines.first(),
        "form_id": FormVersion.objects.order_by("-pk").first(),
        "programme_id": Programme.objects.first(),
        "measure_id": Programme.objects.get().measures.first(),
        "row_id": PolicyRow.objects.first(),
        "run_id": Run.objects.filter(asked_by__username="kari").first(),
        "division_id": Run.objects.filter(kind=DIVISION).first(),
        "area_id": Area.objects.order_by("pk").first(),
        "sheet_id": Sheet.objects.order_by("uploaded_at").first(),
        "user_id": User.objects.get(username="mona"),
    }
    words = {"way": "buy", "what": "cost", "figure": "bought", "kind": "income", "section": "household"}
    words |= {"language": "nb"}
    return {**{name: one.pk for name, one in found.items() if one is not None}, **words, "way_number": 1}


def let_things() -> dict[str, object]:
    """What the example lets: the home under notice with its offers, the kept plan, and a family that it passed by."""
    waits = Offer.objects.get(answer="", withdrawn_on__isnull=True)
    passed_by = Appeal.objects.get(decided_on__isnull=True)
    found = {
        "agreement_id": LettingAgreement.objects.get(),
        "appeal_id": passed_by,
        "criterion_id": passed_by.registration.proven_criteria.get(),
        "family_id": passed_by.registration.family,
        "letting_id": waits.run,
        "notice_id": waits.vacancy.notice,
        "offer_id": waits,
        "registration_id": passed_by.registration,
        "tie_id": passed_by.registration.family.ties.get(),
        "vacancy_id": waits.vacancy,
        "wish_id": passed_by.registration.wishes.get(),
    }
    return {**{name: one.pk for name, one in found.items() if one is not None}, "figure": "empty", "part": "plan"}


def _client(name: str) -> Client:
    client = Client()
    client.raise_request_exception = False
    if name:
        client.force_login(User.objects.get(username=name))
    return client


if __name__ == "__main__":
    main()
