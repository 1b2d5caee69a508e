"""What the address of a form tells beforehand: the home, and what is known of how it falls vacant."""

from __future__ import annotations

from bofast.desk.asked import text_asked
from bofast.desk.office import DeskRequest

LONGEST = 60


def told_in_address(request: DeskRequest, *names: str) -> dict[str, str]:
    """The home by the office's number of it, and further values by name; the form judges them when it is sent."""
    told = {name: text_asked(request.GET, name, longest=LONGEST) for name in ("home", *names)}
    return {name: text for name, text in told.items() if text}
