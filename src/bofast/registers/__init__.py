"""Register analysis: contracts, people, stays, estimates and disclosure. Its wall stands before it moves in."""
