"""How a command that reads a file and estimates ends: its answer printed, or the reason told, by exit code."""

from __future__ import annotations

import sys
from collections.abc import Callable

from bofast.registers.estimates.refusals import CannotEstimate
from bofast.workbench.estimate.reasons import in_words
from bofast.workbench.exits import Exit
from bofast.workbench.tables.faults import BadRows, UnreadableFile, WrongUse

EXITS = """\
exit codes: 0 answered · 2 wrong use · 3 rows that cannot be read, all told by row and column
            6 no file that can be read · 7 cannot be estimated, with the reason · 130 stopped
"""


def answered(command: str, *, answer: Callable[[], str]) -> int:
    """Print the answer; where there is none, say on standard error why."""
    try:
        print(answer())
    except WrongUse as error:
        return _say(command, str(error), code=Exit.WRONG_USE)
    except BadRows as error:
        return _say(command, str(error), code=Exit.BAD_FACTS)
    except UnreadableFile as error:
        return _say(command, str(error), code=Exit.UNREADABLE_FILE)
    except CannotEstimate as error:
        return _say(command, in_words(error), code=Exit.CANNOT_ESTIMATE)
    except KeyboardInterrupt:
        return _say(command, "stopped.", code=Exit.STOPPED)
    return Exit.ANSWERED


def _say(command: str, words: str, *, code: Exit) -> int:
    print(f"bofast {command}: {words}", file=sys.stderr)
    return code
