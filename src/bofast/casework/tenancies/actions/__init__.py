"""Everything that changes contracts and who lives where."""

from bofast.casework.tenancies.actions.arriving import Contract, NewStay, record_stays
from bofast.casework.tenancies.actions.contracts import begin_tenancy, change_tenancy, end_tenancy, resume_tenancy
from bofast.casework.tenancies.actions.moves import correct_occupancy, join_families, move, move_in, move_out
from bofast.casework.tenancies.actions.moving_back import move_back

__all__ = [
    "Contract",
    "NewStay",
    "begin_tenancy",
    "change_tenancy",
    "correct_occupancy",
    "end_tenancy",
    "join_families",
    "move",
    "move_back",
    "move_in",
    "move_out",
    "record_stays",
    "resume_tenancy",
]
