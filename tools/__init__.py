"""What builds, checks and tests bofast; no part of what is installed."""
