"""Everything that leads a family to a home of its own. Each action is atomic, says by whom, and is journalled."""

from bofast.casework.ownership.actions.frame import set_frame
from bofast.casework.ownership.actions.loan import (
    apply_for_loan,
    grant_loan,
    recommend_loan,
    refuse_loan,
    withdraw_loan,
)
from bofast.casework.ownership.actions.purchase import record_purchase
from bofast.casework.ownership.actions.taking_back import (
    propose_taking_back,
    take_back_purchase,
    waiting_to_be_taken_back,
)

__all__ = [
    "apply_for_loan",
    "grant_loan",
    "propose_taking_back",
    "recommend_loan",
    "record_purchase",
    "refuse_loan",
    "set_frame",
    "take_back_purchase",
    "waiting_to_be_taken_back",
    "withdraw_loan",
]
