"""Roles and what each may do. Plain data: a lawyer can read it, and a test walks it."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    """One thing that a page or an action asks for."""

    SEE_FAMILIES = "see_families"
    CHANGE_FAMILIES = "change_families"
    SEE_PROTECTED = "see_protected"
    SEE_HOMES = "see_homes"
    CHANGE_HOMES = "change_homes"
    SEE_LETTINGS = "see_lettings"
    """The vacancies, the list, the plans and what came of them; to let is another permission."""
    LET_HOMES = "let_homes"
    DECIDE_APPEALS = "decide_appeals"
    BRING_IN_SHEETS = "bring_in_sheets"
    FOLLOW_UP = "follow_up"
    PROPOSE_LOANS = "propose_loans"
    DECIDE_LOANS = "decide_loans"
    APPROVE = "approve"
    SEE_RESULTS = "see_results"
    SEE_RESULT_LISTS = "see_result_lists"
    MAKE_REPORTS = "make_reports"
    CHANGE_PROGRAMME = "change_programme"
    CHANGE_POLICY = "change_policy"
    CHANGE_FORMS = "change_forms"
    REVIEW_JOURNAL = "review_journal"
    MANAGE_USERS = "manage_users"
    SIGNED_IN = "signed_in"
    """Any active user of the office."""
    PUBLIC = "public"
    """Anybody, signed in or not: the sign-in page, the language switch, health."""


class Role(StrEnum):
    """What somebody is in an office."""

    COORDINATOR = "coordinator"
    LETTING_OFFICER = "letting_officer"
    LOAN_OFFICER = "loan_officer"
    LEADER = "leader"
    ANALYST = "analyst"
    ADMINISTRATOR = "administrator"
    PROTECTED_CASES = "protected_cases"


P = Permission
MAY: dict[Role, frozenset[Permission]] = {
    Role.COORDINATOR: frozenset(
        {P.SEE_FAMILIES, P.CHANGE_FAMILIES, P.SEE_HOMES, P.BRING_IN_SHEETS, P.FOLLOW_UP, P.PROPOSE_LOANS}
        | {P.SEE_LETTINGS}
        | {P.SEE_RESULTS, P.SEE_RESULT_LISTS, P.MAKE_REPORTS, P.CHANGE_PROGRAMME, P.CHANGE_FORMS}
    ),
    Role.LETTING_OFFICER: frozenset(
        {P.SEE_FAMILIES, P.SEE_HOMES, P.CHANGE_HOMES, P.LET_HOMES, P.BRING_IN_SHEETS, P.SEE_RESULTS}
        | {P.SEE_LETTINGS, P.DECIDE_APPEALS}
    ),
    Role.LOAN_OFFICER: frozenset({P.SEE_FAMILIES, P.SEE_HOMES, P.PROPOSE_LOANS, P.DECIDE_LOANS, P.SEE_RESULTS}),
    Role.LEADER: frozenset(
        {P.SEE_FAMILIES, P.SEE_HOMES, P.DECIDE_LOANS, P.APPROVE, P.SEE_RESULTS, P.SEE_RESULT_LISTS, P.MAKE_REPORTS}
        | {P.CHANGE_PROGRAMME, P.CHANGE_POLICY, P.REVIEW_JOURNAL, P.DECIDE_APPEALS}
        | {P.SEE_LETTINGS}
    ),
    Role.ANALYST: frozenset({P.SEE_RESULTS}),
    Role.ADMINISTRATOR: frozenset({P.MANAGE_USERS, P.CHANGE_POLICY, P.CHANGE_FORMS}),
    Role.PROTECTED_CASES: frozenset({P.SEE_PROTECTED}),
}

INCOMPATIBLE: tuple[frozenset[Role], ...] = (
    # Who gives rights may not use them on cases, and who reviews the journal may not write the cases it shows.
    frozenset({Role.ADMINISTRATOR, Role.COORDINATOR}),
    frozenset({Role.ADMINISTRATOR, Role.LOAN_OFFICER}),
    frozenset({Role.LEADER, Role.COORDINATOR}),
)
