"""What was done and seen, by whom and why; append-only, and chained so that tampering shows."""
