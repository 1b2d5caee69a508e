"""`bofast study`: from a store to a report that may leave."""
