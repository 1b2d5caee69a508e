"""The planted hazards can be found again in the store: the truth that every estimator is held to."""

import duckdb
import numpy as np
import pytest

from bofast.registers.made_up.behaviour import BAND_STARTS, Behaviour
from bofast.registers.made_up.plans import plan_for
from bofast.registers.made_up.store_writer import write_store

# One row a household-year with the next year known: what its hazard rests on, and whether it left its dwelling.
CELLS = """
    WITH households AS (
        SELECT hhid, year, min(dwid) AS dwid, min(area) AS area, min(owner) AS owner,
            min(movein) AS since, max(year - 1 - year(birth)) AS oldest,
            bool_or(year - 1 - year(birth) < 18) AND bool_or(year - 1 - year(birth) BETWEEN 22 AND 59
                AND (lmcode BETWEEN 110 AND 139 OR lmcode = 310)) AS strong
        FROM read_parquet('{store}/persons/*.parquet', hive_partitioning=false) GROUP BY hhid, year
    )
    SELECT greatest(0, now.year - 1 - year(now.since)) AS lived, now.strong, now.owner, now.oldest,
        now.area % 5 AS area_group, now.area % 7 = 0 AND now.year >= 2015 AS measure,
        count(*) AS years, count(*) FILTER (now.dwid <> later.dwid) AS exits
    FROM households now JOIN households later ON later.hhid = now.hhid AND later.year = now.year + 1
    GROUP BY ALL ORDER BY ALL
"""


def design(cells):
    lived = np.searchsorted(BAND_STARTS, cells["lived"], side="right") - 1
    age = np.searchsorted([0, 30, 45, 60], cells["oldest"], side="right") - 1
    columns = [lived == band for band in range(6)]
    columns += [cells["strong"], cells["owner"]]
    columns += [age == group for group in (0, 2, 3)]
    columns += [cells["area_group"] == group for group in (1, 2, 3, 4)]
    columns += [cells["measure"]]
    return np.column_stack(columns).astype(float)


def truth(planted):
    oldest, areas = planted.oldest, planted.area_groups
    return np.array(
        [*planted.base, planted.resource_strong, planted.owner, oldest[0], *oldest[2:], *areas[1:], planted.measure]
    )


def fitted(x, n, e):
    """Complementary log-log by Fisher scoring: coefficients and their errors."""
    beta = np.full(x.shape[1], -2.0)
    beta[6:] = 0.0
    for _ in range(60):
        eta = x @ beta
        mu = -np.expm1(-np.exp(eta))
        slope = np.exp(eta - np.exp(eta))
        weight = n * slope**2 / (mu * (1 - mu))
        information = x.T @ (weight[:, None] * x)
        step = np.linalg.solve(information, x.T @ (weight * (e - n * mu) / (n * slope)))
        beta += step
        if np.abs(step).max() < 1e-11:
            break
    return beta, np.sqrt(np.diag(np.linalg.inv(information)))


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    return write_store(tmp_path_factory.mktemp("truth") / "store", plan_for(600_000, seed=7)).store


@pytest.fixture(scope="module")
def estimates(store):
    with duckdb.connect() as connection:
        cells = connection.execute(CELLS.format(store=store.root)).fetchnumpy()
    cells = {name: np.asarray(column) for name, column in cells.items()}
    return fitted(design(cells), cells["years"].astype(float), cells["exits"].astype(float))


def test_the_planted_hazards_are_found_again(estimates):
    beta, error = estimates

    z = (beta - truth(Behaviour().exits)) / error

    assert np.abs(z).max() < 3.5
    assert error.max() < 0.06


def test_a_wrong_truth_would_be_noticed(estimates):
    beta, error = estimates
    wrong = truth(Behaviour().exits)
    wrong[6] = -0.20

    assert np.abs((beta - wrong) / error).max() > 3.5


def test_the_exits_go_where_they_were_planted_to_go(store):
    with duckdb.connect() as connection:
        out, rented, bought = connection.execute(f"""
            WITH households AS (
                SELECT hhid, year, min(dwid) AS dwid, min(area) AS area, min(owner) AS owner
                FROM read_parquet('{store.root}/persons/*.parquet', hive_partitioning=false) GROUP BY hhid, year
            )
            SELECT avg(CAST(later.area <> now.area AS INTEGER)),
                avg(CAST(later.area = now.area AND later.owner = 0 AS INTEGER)),
                avg(CAST(later.area = now.area AND later.owner = 1 AS INTEGER))
            FROM households now JOIN households later ON later.hhid = now.hhid AND later.year = now.year + 1
            WHERE now.dwid <> later.dwid
        """).fetchall()[0]

    assert out == pytest.approx(0.62, abs=0.012)
    assert rented == pytest.approx(0.18, abs=0.012)
    assert bought == pytest.approx(0.20, abs=0.012)
