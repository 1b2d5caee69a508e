"""How the best plan under caps is found and proven; `bofast.allocation.caps` is the way in."""
