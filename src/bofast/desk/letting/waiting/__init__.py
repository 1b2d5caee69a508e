"""The waiting list: who waits, a registration with its wishes, and where it stands in line."""
