"""Pages start from an office's scope; only actions write, each atomic, by somebody, and journalled."""

import pytest

from tests.house.checks import casefile
from tests.house.checks.source import Fault, Module, modules

PAGE = "src/bofast/desk/families/views.py"
ACTIONS = "src/bofast/casework/families/actions.py"
GOOD_ACTION = """
@transaction.atomic
def rename(family, *, name, by):
    Family.objects.filter(pk=family.pk).update(name=name)
    journal.record(Deed.RENAMED, about=family, by=by)
"""


@pytest.mark.parametrize(
    "check",
    [
        casefile.queries_from_a_manager,
        casefile.writes_outside_actions,
        casefile.actions_out_of_shape,
        casefile.actions_without_journal,
    ],
)
def test_the_project_keeps_the_rules_of_the_case_file(check):
    assert [str(fault) for module in modules() for fault in check(module)] == []


def faults(check, path: str, text: str) -> list[Fault]:
    return list(check(Module.of(path, text)))


def test_a_page_that_asks_the_manager_is_found():
    assert faults(casefile.queries_from_a_manager, PAGE, "Family.objects.all()")
    assert faults(casefile.queries_from_a_manager, PAGE, "rows = Family._default_manager")
    assert not faults(casefile.queries_from_a_manager, PAGE, "request.office.families.all()")
    assert not faults(casefile.queries_from_a_manager, PAGE, "Family.objects.none()")
    assert not faults(casefile.queries_from_a_manager, ACTIONS, "Family.objects.all()")
    assert not faults(casefile.queries_from_a_manager, "src/bofast/jobs/counting.py", "Family.objects.all()")


@pytest.mark.parametrize(
    "write",
    [
        "family.save()",
        "family.save(update_fields=['name'])",
        "family.delete()",
        "office.families.update(name='x')",
        "office.families.create(name='x')",
        "office.families.bulk_create(rows)",
        "office.families.get_or_create(name='x')",
    ],
)
def test_a_write_in_a_page_or_a_model_is_found(write):
    assert faults(casefile.writes_outside_actions, PAGE, write)
    assert faults(casefile.writes_outside_actions, "src/bofast/casework/families/models.py", write)
    assert not faults(casefile.writes_outside_actions, ACTIONS, write)
    assert not faults(casefile.writes_outside_actions, "src/bofast/casework/families/migrations/0001_initial.py", write)


@pytest.mark.parametrize(
    "harmless", ["facts.update(more)", "workbook.save(path)", "digest.update(chunk)", "cache.clear()"]
)
def test_what_only_sounds_like_a_write_is_let_through(harmless):
    assert not faults(casefile.writes_outside_actions, PAGE, harmless)


@pytest.mark.parametrize(
    ("planted", "says"),
    [
        (GOOD_ACTION.replace("family, *, name", "family, name, *"), "by position"),
        (GOOD_ACTION.replace(", by):", "):"), "by whom"),
        (GOOD_ACTION.replace("@transaction.atomic\n", ""), "not atomic"),
    ],
)
def test_an_action_out_of_shape_is_found(planted, says):
    assert not faults(casefile.actions_out_of_shape, ACTIONS, GOOD_ACTION)

    assert [says in fault.says for fault in faults(casefile.actions_out_of_shape, ACTIONS, planted)] == [True]


def test_an_action_without_a_journal_entry_is_found():
    silent = GOOD_ACTION.replace("    journal.record(Deed.RENAMED, about=family, by=by)\n", "")

    assert faults(casefile.actions_without_journal, ACTIONS, silent)
    assert faults(casefile.actions_without_journal, "src/bofast/casework/neighbourhood/actions/names.py", silent)
    assert not faults(casefile.actions_without_journal, ACTIONS, GOOD_ACTION)
    assert not faults(
        casefile.actions_without_journal, ACTIONS, GOOD_ACTION.replace("journal.record(", "journal.record_many(")
    )


def test_an_action_may_leave_its_entry_through_another():
    by_a_private_step = (
        GOOD_ACTION.replace("def rename", "def _rename") + "\ndef name_anew(family, *, by): _rename(by=by)"
    )
    by_another_app = "from bofast.casework.homes import actions as homes\ndef join(x, *, by): homes.vacate(x, by=by)"

    assert not faults(casefile.actions_without_journal, ACTIONS, by_a_private_step)
    assert not faults(casefile.actions_without_journal, ACTIONS, by_another_app)


@pytest.mark.parametrize(
    "harmless",
    [
        "def way_back(thing, *, by): return mine.first()",
        "def refresh_status(family): family.save()",
        "def _put(x): x.save()",
    ],
)
def test_reading_and_bringing_a_cache_up_to_date_are_no_actions(harmless):
    assert not faults(casefile.actions_out_of_shape, ACTIONS, harmless)
    assert not faults(casefile.actions_without_journal, ACTIONS, harmless)


def test_a_cache_brought_up_to_date_is_not_taken_for_an_entry():
    silent = (
        "from bofast.casework.homes.actions import refresh_fit\ndef move(x, *, by):\n    x.save()\n    refresh_fit(x)"
    )

    assert faults(casefile.actions_without_journal, ACTIONS, silent)
