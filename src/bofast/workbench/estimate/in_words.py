"""An answer as lines for a person, written from the same content as the JSON."""

from __future__ import annotations

from collections.abc import Sequence

from bofast.workbench.estimate.groups import Content

NOT_CHECKED = "These figures have not been checked for disclosure: they are for you, not for release."


def heading(content: Content) -> list[str]:
    counted = f"{content['spells']:,} spells in {content['rows']:,} rows of {content['file']}"
    events = f"{content['events']:,} end with an event, {content['person_time']:,.6g} in all under observation"
    causes = ", ".join(content["causes"]) or "none"
    lines = [f"{counted}, {events}.", f"Time is in {content['time_in']}. Causes: {causes}."]
    if content["spells_without_time"]:
        lines.append(f"Left out: {content['spells_without_time']:,} spells that carry no time (exit <= entry).")
    return lines


def curve_lines(content: Content) -> list[str]:
    lines = []
    for group in content["groups"]:
        lines += ["", _title(content, group=group["group"])]
        lines += _collapse(group["collapse"])
        rows = [
            [_time(p["time"]), f"{p['at_risk']:,}", *_four(p["survival"], p["std_error"], p["lower"], p["upper"])]
            for p in group["at"]
        ]
        lines += aligned(["time", "at risk", "still there", "error", "95 % from", "to"], rows=rows)
        lines.append(f"median: {_time(group['median']) if group['median'] is not None else 'not reached'}")
        if group["restricted_mean"]:
            mean = group["restricted_mean"]
            lines.append(f"mean time until {mean['until']:g}: {mean['mean']:.6g} (error {mean['std_error']:.3g})")
    return lines


def incidence_lines(content: Content) -> list[str]:
    lines = []
    for group in content["groups"]:
        lines += ["", _title(content, group=group["group"]), *_collapse(group["collapse"])]
        rows = [
            [cause["cause"], _time(p["time"]), *_four(p["incidence"], p["std_error"], p["lower"], p["upper"])]
            for cause in group["causes"]
            for p in cause["at"]
        ]
        lines += aligned(["cause", "time", "have left", "error", "95 % from", "to"], rows=rows)
    lines += _sensitivity(content.get("unknown", []), key="assumption", title="If the unknown were known otherwise")
    return lines + _sensitivity(content.get("leave_one_out", []), key="left_out", title="With one cause left out")


def _sensitivity(parts: Sequence[Content], *, key: str, title: str) -> list[str]:
    if not parts:
        return []
    rows = [
        [part["group"], part[key], part["cause"], _time(point["time"]), _share(point["incidence"])]
        for part in parts
        for point in part["at"]
    ]
    return ["", title, *aligned(["group", key.replace("_", " "), "cause", "time", "have left"], rows=rows)]


def logrank_lines(content: Content) -> list[str]:
    rows = [[g["group"], f"{g['observed']:,}", f"{g['expected']:,.2f}"] for g in content["groups"]]
    test = f"χ² = {content['chi_square']:.4f} on {content['degrees']} degrees of freedom, p = {_chance(content['p'])}"
    strata = [f"Compared within {content['strata']} strata."] if content["strata"] > 1 else []
    return ["", *aligned(["group", "observed", "expected"], rows=rows), test, *strata]


def cox_lines(content: Content) -> list[str]:
    rows = [
        [
            row["name"],
            f"{row['estimate']:.5f}",
            f"{row['std_error']:.5f}",
            f"{row['ratio']:.4f}",
            f"{row['lower']:.4f}",
            f"{row['upper']:.4f}",
            _chance(row["p"]),
        ]
        for row in content["coefficients"]
    ]
    lines = ["", *aligned(["covariate", "log ratio", "error", "hazard ratio", "95 % from", "to", "p"], rows=rows)]
    for column, level in content["reference_levels"].items():
        lines.append(f"{column}: compared with {level}")
    by = f"by cluster ({content['clusters']:,} clusters)" if content["clusters"] else "as if every spell stood alone"
    strata = f", {content['strata']} strata" if content["strata"] > 1 else ""
    lines.append(f"Ties by {content['ties'].capitalize()}, errors {by}{strata}.")
    lines.append(
        f"log likelihood {content['log_likelihood_null']:.4f} without, {content['log_likelihood']:.4f} with covariates"
    )
    return lines


def aligned(titles: Sequence[str], *, rows: Sequence[Sequence[str]]) -> list[str]:
    """A table in columns: the first to the left, numbers to the right."""
    widths = [max(len(row[i]) for row in [titles, *rows]) for i in range(len(titles))]
    return [
        "  "
        + "  ".join(
            cell.ljust(width) if i == 0 else cell.rjust(width)
            for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in [titles, *rows]
    ]


def _title(content: Content, *, group: str) -> str:
    since = content["conditional_on"]
    return f"{group}:" if since is None else f"{group}, of those still there at {since:g}:"


def _collapse(collapse: Content | None) -> list[str]:
    if collapse is None:
        return []
    return [
        f"  At {collapse['first_at']:g} all {collapse['at_risk']} observed left: the curve stays 0 from there,",
        f"  and says nothing about those observed later. Ask for: --conditional {collapse['ask_from']:g}",
    ]


def _four(value: float | None, error: float | None, lower: float | None, upper: float | None) -> list[str]:
    return [_share(part) for part in (value, error, lower, upper)]


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.5f}"


def _chance(p: float) -> str:
    return "< 0.0001" if p < 0.0001 else f"{p:.4f}"


def _time(time: float) -> str:
    return f"{time:g}"
