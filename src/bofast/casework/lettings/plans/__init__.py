"""Plans as they were frozen: read back, compared, and what came of them."""
