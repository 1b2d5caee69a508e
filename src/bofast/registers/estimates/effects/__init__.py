"""Did the measure change it? Difference in differences over areas and years, from cells."""
