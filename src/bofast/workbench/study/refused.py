"""What cannot be studied, in words for whoever asked, with the exit code of the cause."""

from __future__ import annotations

from bofast.workbench.exits import Exit


class StudyRefused(Exception):
    """The command ends here, and says why."""

    def __init__(self, says: str, *, code: Exit = Exit.WRONG_USE) -> None:
        self.code = code
        super().__init__(says)
