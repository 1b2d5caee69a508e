"""The controls' server: the real one with the fault that HASTY names, a class of `tests.races.hasty`."""

import os

from bofast.config.settings import *  # noqa: F403 - the real settings, with one fault
from bofast.config.settings import MIDDLEWARE as REAL

MIDDLEWARE = [f"tests.races.hasty.{os.environ['HASTY']}", *REAL]
