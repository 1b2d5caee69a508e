"""`bofast estimate`: the estimators of the register studies, on any file of spells."""
