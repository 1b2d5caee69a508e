"""The database knows its tables well enough to choose an index."""

from __future__ import annotations

import pytest
from django.db import connection

from bofast.casework.keeping.planner import refresh_statistics


@pytest.mark.django_db
def test_the_planner_is_told_of_a_table_that_has_filled(a_family):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL counts by itself.")
    for _ in range(5):
        a_family()

    refresh_statistics()

    with connection.cursor() as cursor:
        cursor.execute("SELECT idx FROM sqlite_stat1 WHERE tbl = 'families_family'")
        assert "families_listed" in {name for (name,) in cursor.fetchall()}
