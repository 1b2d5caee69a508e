"""The page that tells every field of a problem file, written from the schema, so that the two cannot differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from bofast.allocation.asked.problem import Problem
from bofast.rules.facts_schema import schema_of

_MEANINGS: Mapping[str, Mapping[str, str]] = {
    "Problem": {
        "format": "always `bofast-letting-1`",
        "mode": "who is chosen by what: `list`, the law's order for each home; `need`, one order of need for all",
        "on": "the day on which everything here is true: ages, tenancies, agreements",
        "homes": "those in play: vacant, or rented by a family here that wants another",
        "families": "those on the list",
        "agreements": "list mode: one for each department whose homes have no order of their own",
        "counters": "list mode: where the counters of an agreement stand; one that is left out begins at 0",
        "rules": "rules of size for every home here",
        "caps": "need mode: the most families of a kind in a group of homes",
        "swaps": "direct swaps between tenants whom the plan lets stay; left out, there are none",
        "longest_cycle": "need mode: families move in a circle of at most so many; left out, circles of any length",
        "weights": "need mode with caps or a longest circle: what each move counts",
        "lottery_seed": "at least 16 characters; orders families that are equal in all else, and is needed only then",
    },
    "LetHome": {
        "name": "a number or code; no two alike",
        "department": "an agreement, a wish, a bar and a cap can name it",
        "block": "a cap can name it",
        "stairwell": "a cap can name it",
        "facts": "what the home is",
        "rent_per_month": "without it no rent is too high, and wishes for a department put it last",
        "lane": "list mode: the rule by which it is let, where somebody has decided; left out, the counters say",
        "vacant_from": "the counters take vacant homes in this order; those without a day last, by name",
        "order": "list mode: the families in the order of this home alone; then no lane counts",
    },
    "HomeFacts": {
        "rooms": "living rooms and bedrooms; no kitchen, bathroom or hall",
        "bedrooms": "for norms that count bedrooms",
        "area_m2": "not used in letting yet",
        "floor": "not used in letting yet",
        "has_lift": "not used in letting yet",
        "is_step_free": "asked for a family that needs it; not known is no",
        "is_wheelchair_accessible": "the same for an adapted home",
        "has_garden": "not used in letting yet",
        "school": "not used in letting yet",
        "school_distance_km": "not used in letting yet",
    },
    "ListedFamily": {
        "name": "a number or code, never a person's name; no two alike",
        "wishes": "the most wanted first",
        "listed_on": "the first day of her time on the list; who has none stands behind all who have",
        "home": "the home in play that she rents now; left out for a newcomer",
        "members": "who lives in the family; without them no rule of size shuts her out",
        "tenant_since": "the first day of her tenancy; where nobody knows it, she has lived there long enough",
        "need_class": "1 is the most urgent; need mode goes by it, and the municipal lane orders the nominated by it",
        "is_nominated": "the municipality puts her forward in its own share",
        "criteria": "the agreed criteria that she has proven",
        "kinds": "groups that a cap counts, such as `vulnerable`",
        "most_rent_per_month": "what she can pay; a higher rent shuts her out",
        "needs_step_free": "only homes known to be step-free",
        "needs_adapted": "only homes known to be adapted for a wheelchair",
        "owes_landlord": "shuts her out everywhere",
        "is_separating": "parents who part, where an agreement gives them precedence",
        "may_return_to": "a department that she has a right to come back to (boliggaranti)",
        "may_return_until": "the last day of that right, counted; left out, it has none",
        "refused": "homes that she has said no to",
        "barred": "departments that she may not be let into, by a decision",
    },
    "Member": {
        "key": "tells whose birthday it is; never a name. The same key in two rows is one person",
        "born_on": "may lie ahead, for a child that is due; null where nobody knows",
        "sex": "some norms let two of one sex share a room",
        "entered_on": "the first day in the family; left out, always",
        "left_on": "the first day no longer in the family",
        "share_of_time": "of a child with two homes; null where nobody has said",
        "partner": "the key of the one with whom a room is shared as a couple",
        "is_parent_here": "some norms give a parent a room",
    },
    "Wish": {
        "home": "one home by its name, or",
        "department": "any home of a department, the lowest rent first, then by name",
        "rooms_from": "of a department: the least",
        "rooms_to": "of a department: the most",
        "worth": "need mode: how well it fits, in points; left out, the first wish is 1,000 and each next one less",
    },
    "Bar": {"department": "where", "ground": "by which rule, and who decided"},
    "Agreement": {
        "name": "no two alike",
        "internal_share": 'of the lettings by list, as a fraction in quotes: `"1/2"` by Danish law since 1 July 2019',
        "other_turn": "whom the list serves in its other turns: all by time on the list, or newcomers before tenants",
        "municipal_share": 'of all lettings, as a fraction: `"1/4"`',
        "flexible_share": "of all lettings, as a fraction",
        "departments": "that it covers; empty for all that no other agreement names",
        "first_day": "left out, it has always held",
        "last_day": "counted; left out, until further notice",
        "criteria": "any one of them puts a family first in the flexible lane",
        "exempts_internal_moves": "a tenant of the same department need not meet the criteria",
        "precedences": "the strongest first; they stand between the lane's rank and time on the list",
        "children_from_rooms": "the least rooms for which families with children have precedence",
        "months_before_internal": "full months as a tenant before she comes first in the tenants' turn",
        "source": "where it is written",
    },
    "AgreementCounters": {"agreement": "its name", "counters": "`counters_after` of the plan before"},
    "Counters": {
        "municipal": "what is saved up, as a fraction under 1",
        "flexible": "the same",
        "internal": "the same",
    },
    "HouseRules": {
        "most_persons_per_room": "more shuts out: 2 in Denmark, where the municipality has decided so",
        "norm": "a space norm that a home must keep: `eurostat`, `ssb`, `bedroom_standard`, or an office's own",
        "most_rooms_over_persons": "a home with more rooms than persons and so many is too large",
    },
    "GroupCap": {
        "level": "what the group is",
        "group": "its name",
        "kind": "which families count",
        "at_most": "how many; where more live there now, no more than now",
        "beside": "families of the kind in homes of the group that are not in play",
    },
    "SwapRules": {
        "largest": "2 by right, 3 where all consent",
        "months_lived": "full months that each must have rented her home: 36, where a Danish landlord refuses under it",
        "most_persons_per_room": "after the swap: 1, where the landlord refuses more",
    },
    "Weights": {
        "acute_newcomer": "a newcomer of class 1 gets a home",
        "newcomer": "another newcomer does",
        "crowded_tenant": "a tenant who has too little space moves to a home that she prefers",
        "tenant": "another tenant does",
        "first_in_line": "added for the first in line, nothing for the last, those between in step",
    },
}


def page() -> str:
    """The whole page."""
    schema = schema_of(Problem)["$defs"]
    return "\n".join([*_head(), *(line for name in _MEANINGS for line in _part(name, schema[name])), ""])


def _head() -> Iterator[str]:
    yield "# Fields of a letting problem"
    yield ""
    yield "Every field of the file that `bofast letting solve` reads. What they do together stands in"
    yield "[the format of a letting problem](letting-problem.md). `make docs` writes this page from the schema that"
    yield "`bofast letting schema` prints. A field that is not needed may be left out."


def _part(name: str, described: Mapping[str, Any]) -> Iterator[str]:
    yield from ("", f"## {name}", "", described["description"].replace("\n", " "), "")
    yield "| Field | Needed | Write | Meaning |"
    yield "|---|---|---|---|"
    for field, shape in described["properties"].items():
        needed = "yes" if field in described["required"] else ""
        yield f"| `{field}` | {needed} | {_write(shape)} | {_MEANINGS[name][field]} |"


def _write(shape: Mapping[str, Any]) -> str:
    """How a value is written, in words."""
    if "kroner" in shape.get("description", ""):
        return "kroner"
    if "anyOf" in shape:
        return next(_write(one) for one in shape["anyOf"] if one != {"type": "null"})
    if "$ref" in shape:
        part = shape["$ref"].rpartition("/")[2]
        return f"[{part}](#{part.lower()})"
    if "enum" in shape:
        return ", ".join(f"`{one}`" for one in shape["enum"])
    if shape.get("type") == "array":
        return f"list of {_write(shape['items'])}"
    return _number(shape) if "minimum" in shape else _PLAIN[shape.get("format", shape["type"])]


def _number(shape: Mapping[str, Any]) -> str:
    if shape["type"] != "integer":
        return "number"
    most = "" if shape["maximum"] >= 10**12 else f" to {shape['maximum']:,}"
    return f"whole number from {shape['minimum']}{most}"


_PLAIN: Mapping[str, str] = {"date": "day, as 2026-11-22", "boolean": "`true` or `false`", "string": "text"}
