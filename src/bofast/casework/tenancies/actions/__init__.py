"""Everything that changes contracts and who lives where."""

from bofast.casework.tenancies.actions.contracts import begin_tenancy, change_tenancy, end_tenancy
from bofast.casework.tenancies.actions.moves import correct_occupancy, join_families, move, move_in, move_out

__all__ = [
    "begin_tenancy",
    "change_tenancy",
    "correct_occupancy",
    "end_tenancy",
    "join_families",
    "move",
    "move_in",
    "move_out",
]
