"""Follow-up: the chosen way, the plan, contacts, consents, outcomes and checkpoints."""
