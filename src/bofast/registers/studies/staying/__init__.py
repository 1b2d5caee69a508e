"""Who stays how long, where they go, and what goes with leaving sooner or later."""
