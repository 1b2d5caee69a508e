"""How long people stay, where they go, and what a change in an area is made of."""
