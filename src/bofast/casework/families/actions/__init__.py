"""Everything that changes people and families. Each is atomic, by somebody, and leaves an entry in the journal."""

from bofast.casework.families.actions.arriving import add_families, add_people
from bofast.casework.families.actions.households import add_family, change_family
from bofast.casework.families.actions.joining import join_families, split_family
from bofast.casework.families.actions.membership import add_member, correct_membership, end_membership
from bofast.casework.families.actions.merging import merge_people, undo_merge
from bofast.casework.families.actions.opening import open_with_reason
from bofast.casework.families.actions.people import add_person, change_person
from bofast.casework.families.actions.protection import end_protection, refresh_grade, set_protection
from bofast.casework.families.actions.searching import (
    refresh_addresses,
    refresh_search_name,
    set_address_words,
)
from bofast.casework.families.actions.views import forget_view, save_view
from bofast.casework.families.actions.working import add_worker, add_worker_until, end_worker, set_responsible
from bofast.casework.families.facts import Joining, NewFamily, NewMember, PersonFacts

__all__ = [
    "Joining",
    "NewFamily",
    "NewMember",
    "PersonFacts",
    "add_families",
    "add_family",
    "add_member",
    "add_people",
    "add_person",
    "add_worker",
    "add_worker_until",
    "change_family",
    "change_person",
    "correct_membership",
    "end_membership",
    "end_protection",
    "end_worker",
    "forget_view",
    "join_families",
    "merge_people",
    "open_with_reason",
    "refresh_addresses",
    "refresh_grade",
    "refresh_search_name",
    "save_view",
    "set_address_words",
    "set_protection",
    "set_responsible",
    "split_family",
    "undo_merge",
]
