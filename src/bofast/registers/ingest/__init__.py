"""Takes a checked delivery into the standard store: once, with keys for ids, and only what is new the next time."""
