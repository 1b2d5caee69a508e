"""What `make bench WHAT=letting` measures: our own mechanisms and their peers, each on the same instance."""
