"""Long work: how far it has come, and stopping it."""
