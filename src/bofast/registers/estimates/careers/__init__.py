"""Housing careers: each person's states year by year, described, compared and grouped."""
