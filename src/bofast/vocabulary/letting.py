"""Words of letting: by which rule a home is let, what puts a family first, and why a family did not get a home."""

from __future__ import annotations

from enum import StrEnum


class Mode(StrEnum):
    """Who is chosen by what."""

    LIST = "list"  # the law gives an order for each home, and the family chooses
    NEED = "need"  # the municipality gives one order of need, and says which home


class GroupLevel(StrEnum):
    """Groups of homes, each inside the next."""

    STAIRWELL = "stairwell"
    BLOCK = "block"
    DEPARTMENT = "department"


class Lane(StrEnum):
    """The rule by which one vacant home is let."""

    MUNICIPAL = "municipal"  # the municipality's share (kommunal anvisning)
    FLEXIBLE = "flexible"  # agreed criteria (fleksibel udlejning)
    INTERNAL = "internal"  # tenants who give up a home first (oprykning)
    GENERAL = "general"  # the other turn of the waiting list


class OtherTurn(StrEnum):
    """Whom the list serves when it is not the tenants' turn."""

    SENIORITY = "seniority"  # everybody by time on the list
    NEWCOMERS_FIRST = "newcomers_first"  # those who rent nothing here before those who do


class PutFirst(StrEnum):
    """What decides a family's band in a lane, before time on the list does."""

    NOMINATED = "nominated"
    MEETS_CRITERIA = "meets_criteria"
    EXEMPT_FROM_CRITERIA = "exempt_from_criteria"
    SAME_DEPARTMENT = "same_department"
    SAME_LANDLORD = "same_landlord"
    NEWCOMER = "newcomer"
    NOTHING = "nothing"
    SAID_BY_THE_OFFICE = "said_by_the_office"  # the order of one home, written family by family


class Precedence(StrEnum):
    """What an agreement may put before time on the list, inside one band (fortrinsret)."""

    DISABILITY = "disability"  # needs an adapted home, and this is one
    CHILDREN = "children"  # children, and a home of some size
    RETURN = "return"  # a right to come back to the department (boliggaranti)
    SEPARATION = "separation"  # parents who part


class WhyNot(StrEnum):
    """The rules that shut a family out from a home, in the order in which they are tried."""

    IS_OWN_HOME = "is_own_home"
    NOT_WISHED = "not_wished"
    WISHED_LESS_THAN_OWN = "wished_less_than_own"
    REFUSED_BEFORE = "refused_before"
    OWES_LANDLORD = "owes_landlord"
    BARRED = "barred"  # ground
    TOO_MANY_PERSONS = "too_many_persons"  # persons, rooms, most_per_room
    TOO_SMALL = "too_small"  # needs, has, norm
    TOO_LARGE = "too_large"  # persons, rooms, most_over
    NOT_STEP_FREE = "not_step_free"
    NOT_ADAPTED = "not_adapted"
    RENT_TOO_HIGH = "rent_too_high"  # rent, most


class Outcome(StrEnum):
    """What became of a family at a home that she may have and wants."""

    GIVEN = "given"
    GOT_ONE_SHE_PREFERS = "got_one_she_prefers"
    KEPT_BY_ITS_TENANT = "kept_by_its_tenant"
    SOMEBODY_IS_AHEAD = "somebody_is_ahead"
    NOT_SERVED = "not_served"  # need: all that she could have is needed by those ahead
    SERVED_ELSEWHERE = "served_elsewhere"  # need: she was given another, so that the whole fits best
    CAP_IS_REACHED = "cap_is_reached"  # caps
    NEEDED_BY_ANOTHER = "needed_by_another"  # need, with caps: there it counts for more in the whole
    NOT_PROVEN = "not_proven"  # need, with caps: the time did not suffice to say that no plan gives it to her
    UNEXPLAINED = "unexplained"  # a fault of the program: such a plan is never kept


class SwapGround(StrEnum):
    """Why a landlord may refuse that tenants swap their homes, each with the values that its sentence needs."""

    LIVED_TOO_SHORT = "lived_too_short"  # since, months
    TOO_MANY_PERSONS = "too_many_persons"  # persons, rooms, most_per_room
    MORE_THAN_THE_COUNCIL_ALLOWS = "more_than_the_council_allows"  # persons, rooms, most_per_room
    OTHER = "other"  # another good reason, in words


class ChangeKind(StrEnum):
    """One thing that, changed alone, would have given a family a home; each with the values that its sentence needs."""

    LISTED_EARLIER = "listed_earlier"  # before, places
    OTHER_LANE = "other_lane"  # lane
    FIRST_IN_LANE = "first_in_lane"  # lane: what puts a family first there
    WITHOUT_THE_RULE = "without_the_rule"  # rule, and its values


class RuleVariant(StrEnum):
    """A plan as it is, and as it would be without one of its rules."""

    AS_IT_IS = "as_it_is"
    WITH_SWAPS = "with_swaps"
    WITHOUT_MUNICIPAL_SHARE = "without_municipal_share"
    WITHOUT_FLEXIBLE_SHARE = "without_flexible_share"
    WITHOUT_INTERNAL_TURNS = "without_internal_turns"
    INTERNAL_TURNS_ALONE = "internal_turns_alone"
    WITHOUT_CAPS = "without_caps"  # nor a longest circle
    WITH_TRADING = "with_trading"  # those housed may exchange what the plan gives them, by time on the list
    MOST_THAT_COULD_MOVE = "most_that_could_move"  # no order at all: the bound that no rule passes
