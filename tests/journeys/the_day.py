"""When the journeys take place."""

from datetime import UTC, datetime

THE_DAY = datetime(2026, 11, 23, 7, 30, tzinfo=UTC)
"""A Monday morning of the example's last weeks: its steps are due, and the figures of 2026 are in force."""
AHEAD = "JOURNEY_CLOCK_AHEAD_S"
"""The environment variable that tells every process of a server by how many seconds its clock is ahead."""
