"""How the best plan under caps is found and proven; `bofast.allocation.mechanisms.caps` is the way in."""
