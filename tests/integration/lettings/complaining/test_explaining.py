"""What alone would have changed a letting: asked for once, tried on the frozen record, kept, and told in words."""

import json

import pytest
from django.utils import translation

from bofast.casework.lettings.actions.explaining import ask_what_would_change
from bofast.casework.lettings.plans.explained import explaining, explanation_of
from bofast.casework.lettings.plans.frozen_facts import frozen_facts
from bofast.casework.runs.models import Run
from bofast.desk.wording.letting_changes import changes_told
from bofast.jobs.explain_letting import NotTheSamePlan, explain_letting, explained
from bofast.vocabulary.letting import ChangeKind, Mode
from tests.integration.lettings.conftest import DAY, YEAR

pytestmark = pytest.mark.django_db


def asked(letting, *, family, by) -> Run:
    return ask_what_would_change(letting, family=family, page="/", by=by)


def test_each_home_tells_the_place_in_its_order_and_what_alone_would_have_done(kept, scene, hans):
    family = scene.behind.family
    assert explanation_of(kept, family=family) is None
    run = asked(kept, family=family, by=hans)

    explain_letting.func(str(run.pk))

    told = explanation_of(kept, family=family)
    wanted, with_steps = told[scene.wanted.pk], told[scene.with_steps.pk]
    assert (wanted.place, wanted.among) == (2, 2)
    assert ChangeKind.LISTED_EARLIER in {change.kind for change in wanted.changes}
    assert (with_steps.place, [change.kind for change in with_steps.changes]) == (None, [ChangeKind.WITHOUT_THE_RULE])


def test_it_is_asked_once_and_kept(kept, scene, hans, kari):
    run = asked(kept, family=scene.behind.family, by=hans)
    assert asked(kept, family=scene.behind.family, by=kari) == run

    Run.objects.filter(pk=run.pk).update(state=Run.State.FAILED)

    assert explaining(kept, family=scene.behind.family) is None
    assert asked(kept, family=scene.behind.family, by=kari) != run


def test_nothing_of_another_family_lies_in_the_answer(kept, scene, hans):
    run = asked(kept, family=scene.behind.family, by=hans)

    assert str(scene.ahead.family_id) not in json.dumps(dict(explained(run)))


def test_a_record_that_gives_another_plan_explains_nothing(kept, scene, hans, monkeypatch):
    run = asked(kept, family=scene.behind.family, by=hans)
    monkeypatch.setattr("bofast.jobs.explain_letting.is_replayed", lambda _letting: False)

    with pytest.raises(NotTheSamePlan):
        explained(run)


def test_the_changes_are_sentences_to_the_family(kept, scene, hans):
    run = asked(kept, family=scene.behind.family, by=hans)
    explain_letting.func(str(run.pk))
    told = explanation_of(kept, family=scene.behind.family)

    with translation.override("en"):
        sentences = changes_told(told[scene.wanted.pk].changes)
        assert any("since before 1 June 2025" in one for one in sentences), sentences
        assert changes_told(told[scene.with_steps.pk].changes) == (
            "Had the home been known to be without steps, it would have been yours.",
        )
        assert changes_told(()) == ("No single thing would have changed it.",)


def test_the_frozen_facts_are_those_of_the_day_and_of_this_family_alone(kept, scene):
    scene.behind.family.registrations.update(needs_step_free=False, listed_on=DAY)

    facts = frozen_facts(kept, family=scene.behind.family_id)

    assert (facts.on, facts.mode, facts.listed.listed_on) == (DAY, Mode.LIST, YEAR)
    assert facts.listed.needs_step_free
    assert facts.agreement_at(scene.wanted.pk).name == "Avtale"
    assert scene.wanted.pk in facts.homes
    assert frozen_facts(kept, family=scene.wanted.pk) is None
