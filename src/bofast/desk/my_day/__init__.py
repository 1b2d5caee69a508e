"""My day: what must happen today, what is about to go wrong, what did I promise."""
