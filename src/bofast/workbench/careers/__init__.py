"""`bofast careers`: states year by year, described, compared and grouped."""
