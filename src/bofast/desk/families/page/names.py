"""What the members of a family are called in sentences, and reasons with those names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from bofast.casework.families.models import Membership
from bofast.desk.wording import in_words
from bofast.vocabulary.reasons import Because


def given_names(memberships: Iterable[Membership]) -> dict[str, str]:
    """By the id that reasons name somebody with."""
    return {str(row.person_id): row.person.given_name for row in memberships}


def why(reasons: Iterable[Because], *, names: Mapping[str, str]) -> str:
    """Reasons as one line: "Ada turns 12, Bo is born"."""
    return ", ".join(in_words(each.reason, facts=_named(each, names)) for each in reasons)


def _named(because: Because, names: Mapping[str, str]) -> dict[str, object]:
    facts = dict(because.facts)
    if "who" in facts:
        facts["who"] = names.get(str(facts["who"]), _("a member"))
    return facts
