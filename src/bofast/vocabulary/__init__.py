"""Words with units: what every other floor may say. Standard library only."""
