"""The five ways home side by side, for one family and for all."""
