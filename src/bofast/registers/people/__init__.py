"""Who people are on a day: their household, whether they work or study, and whether they are resource-strong."""
