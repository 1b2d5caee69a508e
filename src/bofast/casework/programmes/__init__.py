"""A programme with phases, decisions, partners and agreed measures."""
