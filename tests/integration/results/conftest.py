"""A programme with three families: one bought, one contacted, one mapped."""

from datetime import date

import pytest
from django.utils import timezone

from bofast.casework.followup import actions as followup
from bofast.casework.followup.facts import ContactFacts, OutcomeFacts
from bofast.casework.mapping.models import Assessment, FormVersion, Stage
from bofast.casework.programmes import actions as programmes
from bofast.casework.programmes.actions import ProgrammeFacts
from bofast.vocabulary.outcomes import Destination, Initiative, WhyMoved
from bofast.vocabulary.ways import Way
from tests.integration.followup.conftest import family_with_child, leif

__all__ = ["leif"]

DAY = date(2026, 2, 2)


@pytest.fixture
def programme(office, kari):
    facts = ProgrammeFacts(
        name="Stabile hjem", purpose="Trygge hjem for barn", target_group="Barnefamilier", from_day=date(2026, 1, 1)
    )
    return programmes.add_programme(office, facts=facts, by=kari)


@pytest.fixture
def families(programme, office, kari):
    """Bought, contacted, mapped: in this order."""
    form = FormVersion.objects.create(
        office=office, identifier="x", version=1, subject="family", definition={}, sha256="0"
    )
    made = [family_with_child(office, reference=f"F-{number}", responsible=kari) for number in (1, 2, 3)]
    for family in made:
        programmes.enrol(family, programme=programme, from_day=DAY, by=kari)
        Assessment.objects.create(
            family=family, form=form, stage=Stage.INTAKE, information_date=DAY, is_complete=True, completed_by=kari
        )
    for family in made[:2]:
        followup.write_contact(family, facts=ContactFacts(happened_on=DAY), by=kari)
    followup.begin_follow_up(made[0], from_day=DAY, by=kari)
    facts = OutcomeFacts(
        way=Way.BUY,
        happened_on=min(date(2026, 5, 4), timezone.localdate()),
        destination=Destination.OWNED_BOUGHT,
        why=WhyMoved.WISH_TO_OWN,
        initiative=Initiative.FAMILY,
    )
    followup.record_outcome(made[0], facts=facts, by=kari)
    return made
