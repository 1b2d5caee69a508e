"""Everything that changes the follow-up. Each action is atomic, says by whom, and leaves an entry in the journal."""

from bofast.casework.followup.actions.cooperation import add_partner, give_consent, withdraw_consent, write_contact
from bofast.casework.followup.actions.decisions import approve, decline, follows_decision, propose
from bofast.casework.followup.actions.documents import add_document
from bofast.casework.followup.actions.following import begin_follow_up, end_follow_up, refresh_status
from bofast.casework.followup.actions.outcomes import record_checkpoint, record_outcome, withdraw_outcome
from bofast.casework.followup.actions.plan import change_goal, complete_step, drop_step, move_step, set_goal, set_step
from bofast.casework.followup.actions.reversal import objects_to_undoing, undo, way_back
from bofast.casework.followup.actions.ways import choose_way, set_way_option

__all__ = [
    "add_document",
    "add_partner",
    "approve",
    "begin_follow_up",
    "change_goal",
    "choose_way",
    "complete_step",
    "decline",
    "drop_step",
    "end_follow_up",
    "follows_decision",
    "give_consent",
    "move_step",
    "objects_to_undoing",
    "propose",
    "record_checkpoint",
    "record_outcome",
    "refresh_status",
    "set_goal",
    "set_step",
    "set_way_option",
    "undo",
    "way_back",
    "withdraw_consent",
    "withdraw_outcome",
    "write_contact",
]
