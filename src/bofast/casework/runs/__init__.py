"""Long work that somebody asked for: how far it has come, what came of it, and stopping it."""
