"""A whole sheet is checked before anything is written: each cell, then rows against each other and the register."""
