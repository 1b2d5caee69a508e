"""The commands for registers: check a delivery, ingest it, and make one up."""
