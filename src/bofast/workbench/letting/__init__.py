"""`bofast letting`: a plan for homes to let, from a file, with a reason for every pair."""
