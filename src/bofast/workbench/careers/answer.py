"""What `bofast careers` answers, as content for JSON, and the same as lines for a person."""

from __future__ import annotations

from typing import Any

import numpy as np

from bofast.registers.estimates.careers.clusters import Clusters, medoid_clusters
from bofast.registers.estimates.careers.describing import described, stability
from bofast.registers.estimates.careers.distances import Costs, distances
from bofast.registers.estimates.careers.sequences import Careers
from bofast.workbench.careers.reading import CareerFile
from bofast.workbench.estimate.in_words import NOT_CHECKED, aligned

Content = dict[str, Any]


def careers_answer(file: CareerFile, *, clusters: int | None, costs: Costs) -> Content:
    """States over time, moves, stability, and where asked for the groups around their medoids.

    Raises: CannotEstimate (TOO_MANY_SEQUENCES, TOO_FEW_SEQUENCES).
    """
    careers = file.careers
    over_time, each = described(careers), stability(careers)
    people = float(careers.weights.sum())
    content = {
        "command": "careers",
        "file": file.path,
        "rows": file.rows,
        "people": people,
        "distinct_careers": len(careers.sequences),
        "states": list(careers.states),
        "positions": list(file.positions),
        "distribution": over_time.distribution.tolist(),
        "entropy_over_time": over_time.entropy_over_time.tolist(),
        "mean_times": over_time.mean_times.tolist(),
        "transition_rates": over_time.transition_rates.tolist(),
        "mean_entropy": float(careers.weights @ each.entropy / people),
        "mean_turbulence": float(careers.weights @ each.turbulence / people),
        "mean_complexity": float(careers.weights @ each.complexity / people),
        "mean_moves": float(careers.weights @ each.moves / people),
    }
    if clusters is not None:
        matrix = distances(careers, costs=costs)
        found = medoid_clusters(matrix, weights=careers.weights, clusters=clusters)
        content["costs"] = costs.value
        content["silhouette"] = found.silhouette
        content["mean_distance_to_medoid"] = found.mean_distance
        content["clusters"] = _clusters(careers, found)
    return content


def _clusters(careers: Careers, found: Clusters) -> list[Content]:
    whole = []
    for place, medoid in enumerate(found.medoids.tolist()):
        inside = found.of_sequence == place
        own = Careers(careers.states, careers.sequences[inside], careers.weights[inside], np.zeros(0, np.int64))
        whole.append(
            {
                "people": float(found.sizes[place]),
                "medoid": [careers.states[code] for code in careers.sequences[medoid].tolist()],
                "distribution": described(own).distribution.tolist(),
                "mean_times": described(own).mean_times.tolist(),
            }
        )
    return whole


def careers_lines(content: Content) -> list[str]:
    """A table of the states, the moves between them, and the groups."""
    states = content["states"]
    counted = f"{content['people']:,.10g} people in {content['rows']:,} rows of {content['file']}"
    lines = [
        f"{counted}, {content['distinct_careers']:,} distinct careers of {len(content['positions'])} positions.",
        "",
        *_states(content),
        "",
        "How often one state follows another:",
        *aligned(
            ["from / to", *states],
            rows=[[a, *(f"{p:.4f}" for p in row)] for a, row in zip(states, content["transition_rates"], strict=True)],
        ),
        "",
        _means(content),
    ]
    for number, cluster in enumerate(content.get("clusters", []), start=1):
        share = cluster["people"] / content["people"]
        lines += [
            "",
            f"Group {number}: {cluster['people']:,.10g} people ({share:.1%}), around {_told(cluster['medoid'])}",
        ]
    if "clusters" in content:
        lines.append(f"The groups stand apart by {content['silhouette']:.3f} (silhouette; 1 clearly, 0 not at all).")
    return [*lines, "", NOT_CHECKED]


def _means(content: Content) -> str:
    restless = f"moves {content['mean_moves']:.3f}, entropy {content['mean_entropy']:.4f}"
    return (
        f"Means: {restless}, turbulence {content['mean_turbulence']:.3f}, complexity {content['mean_complexity']:.4f}"
    )


def _states(content: Content) -> list[str]:
    first, last = content["distribution"][0], content["distribution"][-1]
    rows = [
        [state, f"{mean:.3f}", f"{begin:.1%}", f"{end:.1%}"]
        for state, mean, begin, end in zip(content["states"], content["mean_times"], first, last, strict=True)
    ]
    return aligned(
        ["state", "mean positions", f"at {content['positions'][0]}", f"at {content['positions'][-1]}"], rows=rows
    )


def _told(medoid: list[str]) -> str:
    """A career as its stays: north 3, south 2."""
    stays: list[tuple[str, int]] = []
    for state in medoid:
        if stays and stays[-1][0] == state:
            stays[-1] = (state, stays[-1][1] + 1)
        else:
            stays.append((state, 1))
    return ", ".join(f"{state} {length}" for state, length in stays)
