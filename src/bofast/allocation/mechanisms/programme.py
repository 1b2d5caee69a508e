"""Linear and whole-number programmes: the only file that knows the solver, HiGHS.

Everything is maximised, every column lies between 0 and its largest value, and every row holds a sum of columns between
two limits. One thread and a fixed seed: the same programme gives the same answer each time, unless it runs out of time.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

import highspy
import numpy as np
from scipy.sparse import csc_array, csr_array

from bofast.allocation.mechanisms.rows import FREE, Rows, widened
from bofast.compiled import Bools, Floats, Int64s


class Outcome(Enum):
    """How a search for the best answer ended."""

    OPTIMAL = auto()
    INFEASIBLE = auto()
    OUT_OF_TIME = auto()


class SolverFault(RuntimeError):
    """The solver ended in a way that no rightly drawn programme can end, or broke a row that it had accepted."""


@dataclass(frozen=True, slots=True)
class Corner:
    """An answer from which a search may begin: which columns and rows are at a limit, and which are free of it.

    As many are free, columns and rows together, as there are rows.

    Attributes:
        free_columns: bool[columns].
        full_columns: bool[columns]; those at their largest. Who is neither free nor full is at 0.
        free_rows: bool[rows]; the others are at their upper limit.
    """

    free_columns: Bools
    full_columns: Bools
    free_rows: Bools


@dataclass(frozen=True, slots=True)
class LinearAnswer:
    """The best fractional answer. Value, columns and prices are floats of the solver: proofs round them first.

    Attributes:
        outcome: the rest is of no use unless it is OPTIMAL.
        value: what the columns are worth together.
        x: float64[columns].
        prices: float64[rows]; what one unit more of the row's limit is worth: ≥ 0 where it is the upper one.
        reduced: float64[columns]; worth less the prices of its rows: ≤ 0 for a column at 0, ≥ 0 at its largest.
    """

    outcome: Outcome
    value: float
    x: Floats
    prices: Floats
    reduced: Floats


@dataclass(frozen=True, slots=True)
class WholeAnswer:
    """The best answer in whole numbers; every row was checked again in whole numbers.

    Attributes:
        outcome: OUT_OF_TIME may still bring an answer, the best one found.
        x: int64[columns]; None where no answer was found.
        value: what the columns are worth together, 0 without an answer.
        bound: no answer is worth more than this, by the solver's word.
    """

    outcome: Outcome
    x: Int64s | None
    value: int
    bound: float


class Programme:
    """A programme that may grow by rows and columns, and starts each search from where the last one ended."""

    def __init__(self, *, worth: Int64s, largest: Int64s, rows: Rows) -> None:
        """A programme of columns and rows.

        Args:
            worth: int64[columns]; what one unit of the column is worth.
            largest: int64[columns]; the largest value of the column.
            rows: over these columns.
        """
        self._worth = np.asarray(worth, dtype=np.int64)
        self._rows = [rows]
        self._solver = _quiet_solver()
        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = len(worth), len(rows.at_most)
        lp.col_cost_ = self._worth.astype(np.float64)
        lp.col_lower_, lp.col_upper_ = np.zeros(len(worth)), np.asarray(largest, dtype=np.float64)
        lp.row_lower_, lp.row_upper_ = rows.at_least, rows.at_most
        lp.sense_ = highspy.ObjSense.kMaximize
        by_column = csc_array(rows.coefficients)
        lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        lp.a_matrix_.start_, lp.a_matrix_.index_ = by_column.indptr, by_column.indices
        lp.a_matrix_.value_ = by_column.data.astype(np.float64)
        _demand(self._solver.passModel(lp))

    @property
    def columns(self) -> int:
        return len(self._worth)

    @property
    def steps(self) -> int:
        """How many steps of the simplex method the last search took."""
        return int(self._solver.getInfo().simplex_iteration_count)

    def add_rows(self, rows: Rows) -> None:
        """More rows over the same columns; the next search starts from the last answer."""
        by_row = rows.coefficients
        _demand(
            self._solver.addRows(
                len(rows.at_most),
                rows.at_least,
                rows.at_most,
                by_row.nnz,
                by_row.indptr[:-1].astype(np.int32),
                by_row.indices.astype(np.int32),
                by_row.data.astype(np.float64),
            )
        )
        self._rows.append(rows)

    def add_columns(self, *, worth: Int64s, largest: Int64s, coefficients: csc_array) -> None:
        """More columns over all rows so far, in the order in which the rows came.

        Args:
            worth: int64[new columns].
            largest: int64[new columns].
            coefficients: [all rows, new columns].
        """
        _demand(
            self._solver.addCols(
                len(worth),
                worth.astype(np.float64),
                np.zeros(len(worth)),
                largest.astype(np.float64),
                coefficients.nnz,
                coefficients.indptr[:-1].astype(np.int32),
                coefficients.indices.astype(np.int32),
                coefficients.data.astype(np.float64),
            )
        )
        self._worth = np.concatenate([self._worth, worth])
        self._rows = widened(self._rows, by=csr_array(coefficients))

    def weigh(self, worth: Int64s) -> None:
        """Another worth for the same columns; the rows and the last answer stay."""
        self._worth = np.asarray(worth, dtype=np.int64)
        every = np.arange(self.columns, dtype=np.int32)
        _demand(self._solver.changeColsCost(self.columns, every, self._worth.astype(np.float64)))

    def begin_at(self, corner: Corner) -> None:
        """Have the next search for fractions begin there instead of where the last one ended."""
        at = highspy.HighsBasisStatus
        columns = np.where(corner.full_columns, at.kUpper, at.kLower)
        basis = highspy.HighsBasis()
        basis.col_status = np.where(corner.free_columns, at.kBasic, columns).tolist()
        basis.row_status = np.where(corner.free_rows, at.kBasic, at.kUpper).tolist()
        basis.valid = True
        _demand(self._solver.setBasis(basis))

    def best_fractional(self, *, seconds: float = FREE) -> LinearAnswer:
        """The best answer when columns need not be whole, by dual simplex.

        Raises: SolverFault, when the solver stumbles.
        """
        outcome = self._search(highspy.HighsVarType.kContinuous, seconds=seconds)
        solution = self._solver.getSolution()
        return LinearAnswer(
            outcome=outcome,
            value=self._solver.getInfo().objective_function_value,
            x=np.array(solution.col_value),
            prices=np.array(solution.row_dual),
            reduced=np.array(solution.col_dual),
        )

    def best_whole(self, *, seconds: float = FREE, start: Int64s | None = None) -> WholeAnswer:
        """The best answer in whole numbers: proven, since worth is whole and the gap left is less than 1.

        Args:
            seconds: on the clock; what is found by then is returned as OUT_OF_TIME.
            start: int64[columns]; an answer that keeps the rows, from which to begin.

        Raises: SolverFault, when the solver stumbles, or its answer breaks a row.
        """
        if start is not None and self.columns:
            self._begin_from(start)
        outcome = self._search(highspy.HighsVarType.kInteger, seconds=seconds)
        info = self._solver.getInfo()
        is_found = not self.columns or info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
        if outcome is Outcome.INFEASIBLE or not is_found:
            return WholeAnswer(outcome=outcome, x=None, value=0, bound=info.mip_dual_bound)
        x = np.rint(np.array(self._solver.getSolution().col_value)).astype(np.int64)
        if not all(rows.hold(x) for rows in self._rows):
            raise SolverFault("the answer in whole numbers breaks a row: the programme is too badly scaled")
        return WholeAnswer(outcome=outcome, x=x, value=int(self._worth @ x), bound=info.mip_dual_bound)

    def _begin_from(self, start: Int64s) -> None:
        solution = highspy.HighsSolution()
        solution.col_value = start.astype(np.float64)
        _demand(self._solver.setSolution(solution))

    def _search(self, kind: highspy.HighsVarType, *, seconds: float) -> Outcome:
        every = np.arange(self.columns, dtype=np.int32)
        _demand(self._solver.changeColsIntegrality(self.columns, every, np.full(self.columns, kind)))
        # The solver's clock counts all searches so far.
        _demand(self._solver.setOptionValue("time_limit", self._solver.getRunTime() + seconds))
        _demand(self._solver.run())
        nothing = np.zeros(0, dtype=np.int64)
        # The solver does not look at the rows of a programme without columns.
        if not self.columns and not all(rows.hold(nothing) for rows in self._rows):
            return Outcome.INFEASIBLE
        return _outcome(self._solver)


def _quiet_solver() -> highspy.Highs:
    solver = highspy.Highs()
    options = {
        "output_flag": False,
        "threads": 1,
        "parallel": "off",
        "random_seed": 0,
        "mip_rel_gap": 0.0,
        "mip_abs_gap": 0.999,
    }
    for name, value in options.items():
        _demand(solver.setOptionValue(name, value))
    return solver


def _demand(status: highspy.HighsStatus) -> None:
    if status == highspy.HighsStatus.kError:
        raise SolverFault("the solver refused a programme or an option")


def _outcome(solver: highspy.Highs) -> Outcome:
    status = solver.getModelStatus()
    known = {
        highspy.HighsModelStatus.kOptimal: Outcome.OPTIMAL,
        highspy.HighsModelStatus.kInfeasible: Outcome.INFEASIBLE,
        # Every column has a largest value, so nothing is unbounded.
        highspy.HighsModelStatus.kUnboundedOrInfeasible: Outcome.INFEASIBLE,
        highspy.HighsModelStatus.kTimeLimit: Outcome.OUT_OF_TIME,
        # No columns: nothing to do is the best that can be done.
        highspy.HighsModelStatus.kModelEmpty: Outcome.OPTIMAL,
    }
    if status not in known:
        raise SolverFault(f"the solver ended with '{solver.modelStatusToString(status)}'")
    return known[status]
