"""The family plan, contacts, consents, documents, outcomes and checkpoints."""
