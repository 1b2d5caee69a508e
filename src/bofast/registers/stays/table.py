"""The table of stays: one row a stay that was under observation, as an engine writes it."""

from __future__ import annotations

import pyarrow as pa

STAYS_TABLE = pa.schema(
    [
        pa.field("pid", pa.int64(), nullable=False),
        pa.field("place", pa.int64(), nullable=False),  # key of the dwelling, or number of the area or municipality
        pa.field("area", pa.int16(), nullable=False),
        pa.field("next_area", pa.int16(), nullable=False),  # 0: outside every area, or not moved
        pa.field("entry", pa.int16(), nullable=False),  # years stayed when it came under observation
        pa.field("exit", pa.int16(), nullable=False),  # years stayed when it left observation
        pa.field("pattern", pa.int32(), nullable=False),  # of the question, when it came under observation
        pa.field("event", pa.int8(), nullable=False),  # how it ended: Event
        pa.field("left_year", pa.int16(), nullable=False),  # the first 1 January on which it had ended
    ]
)
