"""A register of people who do not exist, with a truth that is known because it was planted."""
