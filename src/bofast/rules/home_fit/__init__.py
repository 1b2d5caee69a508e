"""Whether a home fits a family: now, and at each coming birthday, birth, arrival and departure.

norm_on         the norm by its code and day: a statistic's, a standard's, or an office's own
room_need       rooms that those who are here on a day need
is_crowded      yes, no or unknown, with what was weighed
outgrown_on     the first day on which a home is too small, and whose doing it is (quick, for many families)
outlook         the whole course: every change of need, and the days on which the home fits again
weigh           step-free access, wheelchair, floor, garden and school, each a yes, no or unknown
"""

from bofast.rules.home_fit.aspects import Aspect, AspectAnswer, Suitability, Wanted, Weight, weigh
from bofast.rules.home_fit.crowding import Crowding, is_crowded
from bofast.rules.home_fit.evidence import as_figure
from bofast.rules.home_fit.facts import HomeFacts, Member
from bofast.rules.home_fit.need import RoomNeed, room_need
from bofast.rules.home_fit.norms import (
    BEDROOM_STANDARD,
    EUROSTAT,
    SSB,
    BySize,
    CrowdedWhen,
    Norm,
    Pairing,
    PersonsPerRoom,
    RoomUnit,
    norm_on,
)
from bofast.rules.home_fit.outlook import FitChange, Outgrown, Outlook, outgrown_on, outlook

__all__ = [
    "BEDROOM_STANDARD",
    "EUROSTAT",
    "SSB",
    "Aspect",
    "AspectAnswer",
    "BySize",
    "CrowdedWhen",
    "Crowding",
    "FitChange",
    "HomeFacts",
    "Member",
    "Norm",
    "Outgrown",
    "Outlook",
    "Pairing",
    "PersonsPerRoom",
    "RoomNeed",
    "RoomUnit",
    "Suitability",
    "Wanted",
    "Weight",
    "as_figure",
    "is_crowded",
    "norm_on",
    "outgrown_on",
    "outlook",
    "room_need",
    "weigh",
]
