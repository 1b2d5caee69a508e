"""The fast path on one machine: a year at a time, every person linked with the year before, in compiled loops."""
