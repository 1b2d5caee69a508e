"""Makes hidden reliance on row order fail: whatever a query leaves unordered comes in random order."""

from __future__ import annotations

from typing import Any

import pytest
from django.db.models.sql.compiler import (
    SQLAggregateCompiler,
    SQLCompiler,
    SQLDeleteCompiler,
    SQLInsertCompiler,
    SQLUpdateCompiler,
)
from django.db.models.sql.constants import MULTI
from django.db.models.sql.query import Query

OTHER_STATEMENTS = (SQLAggregateCompiler, SQLDeleteCompiler, SQLInsertCompiler, SQLUpdateCompiler)


def is_unordered(query: Query) -> bool:
    """Whether the database may give the rows in any order, and ordering them changes nothing else."""
    if query.order_by or query.extra_order_by or query.distinct or query.combinator or query.group_by:
        return False
    meta = query.get_meta()
    return not (query.default_ordering and meta is not None and meta.ordering)


def shuffle_unordered_queries(patch: pytest.MonkeyPatch) -> None:
    """Only a query that is itself executed is shuffled: parts of another query are left as they stand."""
    execute = SQLCompiler.execute_sql

    def execute_shuffled(compiler: SQLCompiler, result_type: str = MULTI, *args: Any, **kwargs: Any) -> Any:
        if not isinstance(compiler, OTHER_STATEMENTS) and result_type == MULTI and is_unordered(compiler.query):
            compiler.query = compiler.query.clone()
            compiler.query.add_ordering("?")
        return execute(compiler, result_type, *args, **kwargs)

    patch.setattr(SQLCompiler, "execute_sql", execute_shuffled)
