"""The made-up register as the files that a statistics office would deliver, with faults on purpose if asked for."""
