"""The loops of secondary suppression, compiled. Loading a module here loads numba."""
