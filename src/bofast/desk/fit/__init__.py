"""Which families will outgrow their home, and when."""
