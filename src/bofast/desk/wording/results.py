"""Words for results: outcomes as coded answers, the funnel, the programme."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from bofast.rules.outcome import Result, Step
from bofast.vocabulary.outcomes import Destination, Initiative, Judgement, WhyMoved
from bofast.vocabulary.reasons import Reason

WORDS = {
    Reason.NAME_TAKEN: _("Another one has this name. Choose a name of its own."),
    Reason.ALREADY_ENROLLED: _("The family is part of this programme already."),
}
DESTINATIONS = {
    Destination.OWNED_BOUGHT: _("Own home, bought"),
    Destination.OWNED_RENT_TO_OWN_COMPLETED: _("Own home, bought after renting it"),
    Destination.RENTED_PUBLIC_SUITED: _("Municipal home that suits the family"),
    Destination.RENTED_PUBLIC_SAME_HOME_IMPROVED: _("The same municipal home, improved"),
    Destination.RENTED_PUBLIC_UNCHANGED: _("The same municipal home, unchanged"),
    Destination.RENT_TO_OWN: _("A home rented with the right to buy it"),
    Destination.RENTED_PRIVATE_LASTING: _("Private home, lasting lease"),
    Destination.RENTED_PRIVATE_INSECURE: _("Private home, short or insecure lease"),
    Destination.TEMPORARY: _("Temporary home"),
    Destination.INSTITUTION: _("Institution"),
    Destination.WITHOUT_HOME: _("Without a home"),
    Destination.ABROAD: _("Moved abroad"),
    Destination.DEAD: _("Dead"),
    Destination.UNKNOWN: pgettext_lazy("where to", "Unknown"),
}
WHYS = {
    WhyMoved.TOO_SMALL: _("The home was too small"),
    WhyMoved.TOO_LARGE: _("The home was too large"),
    WhyMoved.NEEDS_STEP_FREE: _("Somebody needs a home without steps"),
    WhyMoved.HEALTH: _("Health"),
    WhyMoved.DEFECTS: _("Defects, damp, cold"),
    WhyMoved.GARDEN: _("Wish for a garden"),
    WhyMoved.LIVING_ENVIRONMENT: _("The surroundings"),
    WhyMoved.SCHOOL: _("School or kindergarten"),
    WhyMoved.NEAR_FAMILY: _("Near family and friends"),
    WhyMoved.WORK: _("Work"),
    WhyMoved.COST: _("The cost"),
    WhyMoved.WISH_TO_OWN: _("Wish to own"),
    WhyMoved.LEASE_ENDED: _("The lease ended"),
    WhyMoved.ARREARS: _("Arrears"),
    WhyMoved.HOUSE_RULES: _("Breach of the house rules"),
    WhyMoved.TO_BE_RENOVATED: _("The home is to be renovated or torn down"),
    WhyMoved.FAMILY_CHANGED: _("The family changed"),
    WhyMoved.VIOLENCE: _("Violence"),
    WhyMoved.OTHER: pgettext_lazy("reason", "Other"),
    WhyMoved.UNKNOWN: pgettext_lazy("reason", "Unknown"),
}
INITIATIVES = {
    Initiative.FAMILY: _("The family's"),
    Initiative.LANDLORD: _("The landlord's"),
    Initiative.BOTH: _("Both's"),
    Initiative.UNKNOWN: pgettext_lazy("initiative", "Unknown"),
}
JUDGEMENTS = {
    Judgement.POSITIVE: pgettext_lazy("judgement", "good"),
    Judgement.NEUTRAL: pgettext_lazy("judgement", "neither good nor bad"),
    Judgement.NEGATIVE: pgettext_lazy("judgement", "bad"),
    Judgement.UNKNOWN: pgettext_lazy("judgement", "not known"),
}
STEPS = {
    Step.MAPPED: pgettext_lazy("funnel", "Mapped"),
    Step.CONTACTED: pgettext_lazy("funnel", "Contacted"),
    Step.ACTIVE: pgettext_lazy("funnel", "Active"),
    Step.OUTCOME: pgettext_lazy("funnel", "Helped"),
}
RESULTS = {
    Result.BOUGHT: pgettext_lazy("result", "Bought"),
    Result.MOVED: pgettext_lazy("result", "Moved"),
    Result.IMPROVED: pgettext_lazy("result", "Home improved"),
    Result.STAYED: pgettext_lazy("result", "Stayed"),
    Result.LEFT: pgettext_lazy("result", "Left"),
}
STEP_CODES = ("not_mapped", "mapped", "contacted", "active")
"""The steps that a family without a result stands on; one with a result is called by that."""
STATUS = {
    "not_mapped": pgettext_lazy("status", "Not mapped"),
    **{step.name.lower(): word for step, word in STEPS.items()},
    **{result.value: word for result, word in RESULTS.items()},
}
"""What a family's stored status code is called, for lists and headers."""
