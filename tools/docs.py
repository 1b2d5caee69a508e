"""The generated pages, and links that lead somewhere.

python -m tools.docs [--check]
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from bofast.registers.reference import page as registers
from bofast.rules.reference import pages as rules_and_parameters
from bofast.workbench.letting.reference import page as letting_fields

DECISIONS = Path("docs/decisions")
RULES = Path("docs/reference/rules")
LINK = re.compile(r"\]\((?!https?://|mailto:|#)(?P<target>[^)#\s]+)(#[^)]*)?\)")
CODE_BLOCK = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)


def list_of_decisions() -> str:
    """The page that lists the decision records by number and title."""
    lines = [
        "# Decisions",
        "",
        "Each is one page: question, what we weighed, decision, what follows, what would make us",
    ]
    lines += ["change it. A record is never edited, only superseded. `make docs` writes this list.", ""]
    for record in sorted(DECISIONS.glob("[0-9]*.md")):
        title = record.read_text(encoding="utf-8").splitlines()[0].removeprefix("# ")
        lines.append(f"- [{title}]({record.name})")
    return "\n".join([*lines, ""])


GENERATED: dict[Path, Callable[[], str]] = {
    DECISIONS / "README.md": list_of_decisions,
    Path("docs/reference/registers.md"): registers,
    Path("docs/reference/letting-fields.md"): letting_fields,
    **{RULES / name: partial(str, text) for name, text in rules_and_parameters().items()},
}


def out_of_date() -> Iterator[str]:
    for path, written in GENERATED.items():
        if not path.exists() or path.read_text(encoding="utf-8") != written():
            yield f"{path} is out of date: make docs"


def broken_links(page: Path) -> Iterator[str]:
    """Relative links of a page that lead nowhere."""
    prose = CODE_BLOCK.sub("", page.read_text(encoding="utf-8"))
    for link in LINK.finditer(prose):
        if not (page.parent / link["target"]).exists():
            yield f"{page} links to {link['target']}, which is not there"


def pages() -> list[Path]:
    tracked = subprocess.run(["git", "ls-files", "*.md"], check=True, capture_output=True, text=True)
    return [page for page in map(Path, tracked.stdout.split()) if page.exists()]


def main(*, only_check: bool) -> int:
    if not only_check:
        for path, written in GENERATED.items():
            path.write_text(written(), encoding="utf-8")
    faults = [*out_of_date(), *(fault for page in pages() for fault in broken_links(page))]
    print("\n".join(faults))
    return len(faults)


if __name__ == "__main__":
    sys.exit(1 if main(only_check="--check" in sys.argv) else 0)
