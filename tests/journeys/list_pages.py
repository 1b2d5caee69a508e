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
from bofast.casework.intake.models import Sheet
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
    for address in [*addresses(things(BOUGHT)), *more_addresses()]:
        who = who_may(address.needs)
        answer = clients[who].get(address.url, headers=HOST)
        is_page = answer.headers.get("Content-Type", "").startswith("text/html") and answer.status_code == 200
        yield Listed(address.name, address.url, who, answer.status_code, is_page, lacking(address))


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


def lacking(address: Address) -> tuple[str, ...]:
    return tuple(sorted(address.parameters - set(things(BOUGHT))))


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
        "sheet_id": Sheet.objects.order_by("uploaded_at").first(),
        "user_id": User.objects.get(username="mona"),
    }
    words = {"way": "buy", "what": "cost", "figure": "bought", "kind": "income", "section": "household"}
    return {**{name: one.pk for name, one in found.items() if one is not None}, **words, "language": "nb"}


def _client(name: str) -> Client:
    client = Client()
    client.raise_request_exception = False
    if name:
        client.force_login(User.objects.get(username=name))
    return client


if __name__ == "__main__":
    main()
