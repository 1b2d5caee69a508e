import pytest

from bofast.casework.keeping.encryption import CannotOpen, blind_index, seal, unseal


def test_what_is_sealed_opens_in_its_place():
    stored = seal("13900150123", place="person.number:1")

    assert unseal(stored, place="person.number:1") == "13900150123"


def test_a_value_moved_to_another_row_does_not_open():
    stored = seal("13900150123", place="person.number:1")

    with pytest.raises(CannotOpen):
        unseal(stored, place="person.number:2")


def test_a_changed_value_does_not_open():
    stored = seal("13900150123", place="person.number:1")
    changed = stored[:-4] + ("AAAA" if stored[-4:] != "AAAA" else "BBBB")

    with pytest.raises(CannotOpen):
        unseal(changed, place="person.number:1")


def test_the_error_names_the_column_and_never_the_row_or_the_value():
    stored = seal("13900150123", place="person.number:secret-row")

    with pytest.raises(CannotOpen) as refused:
        unseal(stored, place="person.number:another")

    assert "person.number" in str(refused.value)
    assert "another" not in str(refused.value)


def test_the_same_value_is_sealed_differently_each_time_and_indexed_alike():
    first, second = (seal("13900150123", place="person.number:1") for _ in range(2))

    assert first != second
    assert blind_index("13900150123") == blind_index("13900150123") != blind_index("13900150124")


def test_the_index_needs_the_key(settings):
    before = blind_index("13900150123")
    settings.FIELD_KEY = "ab" * 32

    assert blind_index("13900150123") != before
