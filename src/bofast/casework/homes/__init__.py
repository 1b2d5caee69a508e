"""Areas as a tree, homes with facts and rents over time."""
