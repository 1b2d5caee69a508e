"""The house's own rules, held by reading the code; each check is shown to fail on a planted fault."""
