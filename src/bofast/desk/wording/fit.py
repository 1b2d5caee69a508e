"""Words for what changes a family's need for room, and for what was weighed.

`who` is the name of a member as the page may show it; `needed` and `found` are rooms, persons or square metres.
"""

from django.utils.translation import gettext_lazy as _

from bofast.vocabulary.reasons import Reason

WORDS = {
    Reason.CHILD_IS_BORN: _("%(who)s is born"),
    Reason.TURNS_AGE: _("%(who)s turns %(age)s"),
    Reason.MOVES_IN: _("%(who)s moves in"),
    Reason.MOVES_OUT: _("%(who)s moves out"),
    Reason.SHARE_OF_TIME_CHANGES: _("the time that %(who)s lives here changes"),
    Reason.PARTNER_MOVES_IN: _("the partner of %(who)s moves in"),
    Reason.PARTNER_MOVES_OUT: _("the partner of %(who)s moves out"),
    Reason.ENOUGH_ROOMS: _("Enough rooms: %(found)s, and the family needs %(needed)s."),
    Reason.TOO_FEW_ROOMS: _("Too few rooms: %(found)s, and the family needs %(needed)s."),
    Reason.ROOMS_UNKNOWN: _("Nobody has entered how many rooms the home has. The family needs %(needed)s."),
    Reason.NEED_UNCERTAIN: _("The need is not certain: a birth date, a sex or a child's share of time is missing."),
    Reason.ENOUGH_AREA: _("Large enough: %(found)s m², and %(needed)s m² is the least."),
    Reason.TOO_LITTLE_AREA: _("Too small: %(found)s m², and %(needed)s m² is the least."),
    Reason.AREA_UNKNOWN: _("Nobody has entered the area. %(needed)s m² is the least for the family."),
    Reason.NOBODY_COUNTS: _("Nobody lives here on that day."),
    Reason.STEP_FREE: _("Step-free"),
    Reason.NOT_STEP_FREE: _("Not step-free"),
    Reason.STEP_FREE_UNKNOWN: _("Step-free access is not known"),
    Reason.WHEELCHAIR_ACCESSIBLE: _("A wheelchair gets in and about"),
    Reason.NOT_WHEELCHAIR_ACCESSIBLE: _("Not for a wheelchair"),
    Reason.WHEELCHAIR_ACCESS_UNKNOWN: _("Wheelchair access is not known"),
    Reason.LOW_ENOUGH_OR_LIFT: _("Low enough, or with a lift"),
    Reason.TOO_HIGH_WITHOUT_LIFT: _("Too high up without a lift"),
    Reason.FLOOR_OR_LIFT_UNKNOWN: _("Floor or lift is not known"),
    Reason.HAS_GARDEN: _("Has a garden"),
    Reason.NO_GARDEN: _("No garden"),
    Reason.GARDEN_UNKNOWN: _("Garden is not known"),
    Reason.KEEPS_SCHOOL: _("The children keep their school"),
    Reason.CHANGES_SCHOOL: _("The children would change school"),
    Reason.SCHOOL_UNKNOWN: _("The school is not known"),
    Reason.SCHOOL_NEAR_ENOUGH: _("The school is near enough"),
    Reason.SCHOOL_TOO_FAR: _("The school is too far away"),
    Reason.SCHOOL_DISTANCE_UNKNOWN: _("The way to school is not known"),
}
