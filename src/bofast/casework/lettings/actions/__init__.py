"""Everything that changes a letting. Each action is atomic, says by whom, and is journalled."""

from bofast.casework.lettings.actions.agreements import add_agreement, end_agreement, replace_agreement
from bofast.casework.lettings.actions.appeals import decide_appeal, receive_appeal
from bofast.casework.lettings.actions.completing import complete_letting
from bofast.casework.lettings.actions.dividing import adopt_division, give_up_division
from bofast.casework.lettings.actions.ending import end_listing
from bofast.casework.lettings.actions.notices import record_notice, withdraw_notice
from bofast.casework.lettings.actions.offers import (
    accept_offer,
    note_silence,
    refuse_offer,
    send_offers,
    settle_vacancy,
    withdraw_offer,
)
from bofast.casework.lettings.actions.pauses import pause_listing, resume_listing
from bofast.casework.lettings.actions.registrations import (
    change_listing,
    nominate,
    prove_criterion,
    record_fee,
    register_family,
    withdraw_criterion,
    withdraw_nomination,
)
from bofast.casework.lettings.actions.runs import ask_for_run, drop_run, freeze_problem, keep_run, record_plan
from bofast.casework.lettings.actions.swap_completing import complete_swap, take_back_swap
from bofast.casework.lettings.actions.swaps import (
    give_up_swap,
    refuse_swap,
    say_no_to_swap,
    say_yes_to_swap,
    take_up_swap,
)
from bofast.casework.lettings.actions.ties import end_tie, record_tie
from bofast.casework.lettings.actions.vacancies import (
    hold_vacancy,
    open_vacancy,
    release_vacancy,
    set_lane,
    withdraw_vacancy,
)
from bofast.casework.lettings.actions.wishes import change_wishes

__all__ = [
    "accept_offer",
    "add_agreement",
    "adopt_division",
    "ask_for_run",
    "change_listing",
    "change_wishes",
    "complete_letting",
    "complete_swap",
    "decide_appeal",
    "drop_run",
    "end_agreement",
    "end_listing",
    "end_tie",
    "freeze_problem",
    "give_up_division",
    "give_up_swap",
    "hold_vacancy",
    "keep_run",
    "nominate",
    "note_silence",
    "open_vacancy",
    "pause_listing",
    "prove_criterion",
    "receive_appeal",
    "record_fee",
    "record_notice",
    "record_plan",
    "record_tie",
    "refuse_offer",
    "refuse_swap",
    "register_family",
    "release_vacancy",
    "replace_agreement",
    "resume_listing",
    "say_no_to_swap",
    "say_yes_to_swap",
    "send_offers",
    "set_lane",
    "settle_vacancy",
    "take_back_swap",
    "take_up_swap",
    "withdraw_criterion",
    "withdraw_nomination",
    "withdraw_notice",
    "withdraw_offer",
    "withdraw_vacancy",
]
