"""The real settings, with the clock moved to the day of the journeys.

Every process of one server is told the same number of seconds, so its clocks agree and go on.
"""

import os
from datetime import datetime, timedelta

from django.utils import timezone

from bofast.config.settings import *
from tests.journeys.the_day import AHEAD

_by_the_clock = timezone.now


def _on_the_day() -> datetime:
    return _by_the_clock() + timedelta(seconds=int(os.environ[AHEAD]))


# Before the models are loaded: their defaults hold the function itself.
timezone.now = _on_the_day
# Hashing a passphrase takes most of a sign-in, and proves nothing about a journey.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
