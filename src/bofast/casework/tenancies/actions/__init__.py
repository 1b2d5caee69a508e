"""Everything that changes contracts and who lives where."""

from bofast.casework.tenancies.actions.arriving import Contract, NewStay, record_stays
from bofast.casework.tenancies.actions.contracts import (
    begin_tenancy,
    change_tenancy,
    end_contract_of,
    end_tenancy,
    let_to_family,
    resume_tenancy,
)
from bofast.casework.tenancies.actions.exchanging import Exchanged, exchange_homes
from bofast.casework.tenancies.actions.moves import correct_occupancy, join_families, move, move_in, move_out
from bofast.casework.tenancies.actions.moving_back import exchange_back, move_back

__all__ = [
    "Contract",
    "Exchanged",
    "NewStay",
    "begin_tenancy",
    "change_tenancy",
    "correct_occupancy",
    "end_contract_of",
    "end_tenancy",
    "exchange_back",
    "exchange_homes",
    "join_families",
    "let_to_family",
    "move",
    "move_back",
    "move_in",
    "move_out",
    "record_stays",
    "resume_tenancy",
]
