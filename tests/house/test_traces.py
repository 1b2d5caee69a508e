"""No file of the project names a folder of one machine, or a registry of packages."""

from pathlib import PurePosixPath

import pytest

from tests.house.checks.source import ROOT, files_of_the_project
from tests.house.checks.traces import traces_of_a_machine

PAGE = PurePosixPath("docs/how-to/install.md")


def test_no_file_tells_on_which_machine_it_was_written():
    found = []
    for path in files_of_the_project():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [str(fault) for fault in traces_of_a_machine(PurePosixPath(path.relative_to(ROOT)), text)]

    assert found == []


@pytest.mark.parametrize(
    "planted",
    [
        "see /ro" + "ot/notes",
        "open('/ho" + "me/kari/report.xlsx')",
        "cd /wo" + "rk/main",
        "--index-url https://py" + "pi.org/simple",
        '"resolved": "https://registry.n' + 'pmjs.org/leaflet"',
    ],
)
def test_a_trace_is_found(planted):
    assert list(traces_of_a_machine(PAGE, planted))


@pytest.mark.parametrize("harmless", ["/usr/lib/postgresql", "path('work/goals/', page)", "https://lovdata.no/home/x"])
def test_what_every_machine_has_is_let_through(harmless):
    assert not list(traces_of_a_machine(PAGE, harmless))
