"""Size, names and imports."""

import pytest

from tests.house.checks import shape
from tests.house.checks.source import Module, modules

CHECKS = [
    shape.long_functions,
    shape.long_files,
    shape.drawers,
    shape.late_imports,
    shape.more_than_the_standard_library,
]


@pytest.mark.parametrize("check", CHECKS)
def test_the_project_keeps_its_shape(check):
    assert [str(fault) for module in modules() for fault in check(module)] == []


def has_fault(check, text: str, path: str = "src/bofast/rules/home_fit.py") -> bool:
    return bool(list(check(Module.of(path, text))))


def test_a_function_of_61_lines_is_found_and_one_of_60_is_not():
    assert has_fault(shape.long_functions, "def room_need():\n" + "    pass\n" * 60)
    assert not has_fault(shape.long_functions, "def room_need():\n" + "    pass\n" * 59)


def test_a_file_of_501_lines_is_found_and_one_of_500_is_not():
    assert has_fault(shape.long_files, "x = 1\n" * 501)
    assert not has_fault(shape.long_files, "x = 1\n" * 500)


@pytest.mark.parametrize("path", ["src/bofast/rules/utils.py", "src/bofast/common/money.py", "tests/helpers/clock.py"])
def test_a_module_named_for_nothing_is_found(path):
    assert has_fault(shape.drawers, "", path)
    assert not has_fault(shape.drawers, "")


def test_a_late_import_is_found_unless_it_says_why():
    assert has_fault(shape.late_imports, "def ready():\n    import decimal\n")
    assert has_fault(shape.late_imports, "def ready():\n    import decimal  # noqa: PLC0415\n")
    assert not has_fault(shape.late_imports, "def ready():\n    import decimal  # noqa: PLC0415 - only with money\n")
    assert not has_fault(shape.late_imports, "import decimal\n")


@pytest.mark.parametrize("line", ["import django", "from yaml import safe_load", "from bofast.rules import law"])
def test_a_vocabulary_that_leans_on_others_is_found(line):
    assert has_fault(shape.more_than_the_standard_library, line, "src/bofast/vocabulary/money.py")
    assert not has_fault(shape.more_than_the_standard_library, line)


def test_a_vocabulary_may_use_python_and_itself():
    own = "from decimal import Decimal\nfrom bofast.vocabulary.reasons import Reason"

    assert not has_fault(shape.more_than_the_standard_library, own, "src/bofast/vocabulary/money.py")
