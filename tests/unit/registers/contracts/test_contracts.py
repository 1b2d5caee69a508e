"""The contracts agree with themselves, and know files by their names."""

import pytest

from bofast.registers.contracts.catalogue import CONTRACTS, recognised
from bofast.registers.contracts.codes_dk import SOCIO02, SOCIO13
from bofast.registers.contracts.codes_no import WORK, WORK_AS_SOCIO13

ALL = CONTRACTS.values()


@pytest.mark.parametrize("contract", ALL, ids=lambda contract: contract.name)
def test_what_a_contract_speaks_of_are_its_columns(contract):
    names = {column.name for column in contract.columns}

    assert len(names) == len(contract.columns)
    assert {*contract.key, *(contract.stays or ())} <= names
    assert {contract.household, contract.day_column} - {None} <= names
    assert not names & contract.also_delivered


@pytest.mark.parametrize("contract", ALL, ids=lambda contract: contract.name)
def test_no_code_stands_twice_in_a_list(contract):
    for column in contract.columns:
        values = [code.value for code in column.codes.codes] if column.codes else []

        assert len(values) == len(set(values))


@pytest.mark.parametrize(
    ("stem", "register", "time"),
    [
        ("bef200412", "BEF", "2004-12"),
        ("BEF202103", "BEF", "2021-03"),
        ("akm2010", "AKM", "2010"),
        ("befbop202512", "BEFBOP", "2025-12"),
        ("befadr", "BEFADR", "all years"),
        ("bol2007", "BOL", "2007"),
        ("bolig2010", "BOLIG", "2010"),
        ("perbolig201012", "PERBOLIG", "2010-12"),
        ("bosatte2024", "BOSATTE", "2024"),
        ("omraader", "OMRAADER", "all years"),
    ],
)
def test_a_file_is_known_by_its_name(stem, register, time):
    known = recognised(stem)

    assert known is not None
    assert (known.contract.name, str(known.period)) == (register, time)


@pytest.mark.parametrize("stem", ["bef2004", "bef200401", "udda2010", "akm", "bef200412_copy"])
def test_another_name_is_not_guessed_at(stem):
    assert recognised(stem) is None


def test_the_older_list_of_socio_ends_when_the_newer_takes_over():
    assert SOCIO02.in_year(2013)
    assert not SOCIO02.in_year(2014)
    assert 999 in {code.value for code in SOCIO02.codes}
    assert 999 not in {code.value for code in SOCIO13.codes}


def test_every_norwegian_status_has_a_code_of_the_store():
    assert {code.value for code in WORK.codes} == WORK_AS_SOCIO13.keys()
    assert set(WORK_AS_SOCIO13.values()) <= {code.value for code in SOCIO13.codes}
