"""Why a command ended, as its exit code."""

from enum import IntEnum


class Exit(IntEnum):
    ANSWERED = 0
    ENGINE_FAILED = 1  # an engine ended without an answer, or with another one than its peers
    WRONG_USE = 2  # unknown command, rule or option; a file that is not there
    BAD_FACTS = 3  # facts that cannot be read; every fault is listed with its path
    MISSING_PARAMETER = 4  # nobody has entered the figure of that day
    BROKEN_PARAMETERS = 5  # a parameter file or an office's rows do not follow the format
    UNREADABLE_FILE = 6  # a file that is no table, or holds no rows
    CANNOT_ESTIMATE = 7  # the figures asked for do not follow from what was observed; the reason is told
    FAULTS_IN_REGISTER = 8  # a delivery that does not keep its contract; every fault is named and counted
    REAL_IDENTITY_NUMBERS = 9  # numbers of real people where pseudonyms should be
    KEY_COLLISION = 10  # two ids would share a key; nothing was written
    NOT_RELEASED = 11  # figures that disclosure control does not let out
    STOPPED = 130  # by the user
