"""The way to a home of one's own: the start-loan frame as a ledger, the case and the purchase."""
