"""bofast keeps families with children in good, stable homes."""

__version__ = "0.1.0"
