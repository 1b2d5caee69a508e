"""Plans with a fault put into them on purpose: the auditor finds each, and says what and whom it is about."""
