import pytest

from bofast.casework.keeping.sqlite import has_wal_reset_fault


@pytest.mark.parametrize(
    ("version", "has_fault"),
    [
        ((3, 6, 23), False),  # before WAL
        ((3, 7, 0), True),
        ((3, 40, 1), True),  # Debian 12
        ((3, 44, 5), True),
        ((3, 44, 6), False),
        ((3, 45, 0), True),
        ((3, 50, 6), True),
        ((3, 50, 7), False),
        ((3, 51, 2), True),
        ((3, 51, 3), False),
        ((3, 52, 0), False),
        ((3, 53, 4), False),
    ],
)
def test_a_sqlite_with_the_wal_reset_fault_is_known_by_its_version(version, has_fault):
    assert has_wal_reset_fault(version) is has_fault
