"""The programme of the example municipality: phases, decisions, partners and what the workshop agreed on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bofast.casework.access.models import Office, User
from bofast.casework.followup.actions import add_partner
from bofast.casework.followup.models import Partner, PartnerKind
from bofast.casework.programmes import actions as programmes
from bofast.casework.programmes.actions import MeasureFacts, ProgrammeFacts
from bofast.casework.programmes.models import Programme
from bofast.vocabulary.money import Money


def add_programme_of(office: Office, *, told: Mapping[str, Any], users: Mapping[str, User]) -> Programme:
    """Add the programme with all that anchors it."""
    leader, about = users["liv"], told["programme"]
    programme = programmes.add_programme(
        office,
        facts=ProgrammeFacts(
            name=about["name"],
            purpose=about["purpose"].strip(),
            target_group=about["target_group"],
            from_day=about["from_day"],
            to_day=about["to_day"],
            leader=about["leader"],
            grant_reference=about["grant_reference"],
            grant=Money.of(about["grant"]),
        ),
        by=leader,
    )
    for phase in about["phases"]:
        programmes.add_phase(
            programme,
            name=phase["name"],
            from_day=phase["from"],
            to_day=phase["to"],
            description=phase["text"],
            by=leader,
        )
    for decision in about["decisions"]:
        programmes.add_decision(
            programme,
            decided_on=decision["day"],
            body=decision["body"],
            decision=decision["decision"],
            reference=decision["reference"],
            by=leader,
        )
    _agree_measures(programme, told=told, users=users)
    return programme


def _agree_measures(programme: Programme, *, told: Mapping[str, Any], users: Mapping[str, User]) -> None:
    kari = users["kari"]
    partners: dict[str, Partner] = {}
    for one in told["partners"]:
        partner = add_partner(one["name"], office=programme.office, kind=PartnerKind(one["kind"]), by=kari)
        programmes.add_partner_to(programme, partner=partner, part=one["part"], by=kari)
        partners[one["key"]] = partner
    for one in told["programme"]["measures"]:
        facts = MeasureFacts(
            title=one["title"],
            agreed_on=one["agreed"],
            owner=users[one["owner"]] if "owner" in one else None,
            owner_partner=partners[one["partner"]] if "partner" in one else None,
            due_on=one["due"],
            note=one.get("note", ""),
        )
        measure = programmes.agree_measure(programme, facts=facts, by=kari)
        if "done" in one:
            programmes.complete_measure(measure, done_on=one["done"], by=kari)
