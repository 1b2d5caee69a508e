"""Who has the contract (tenancy) and who lives there (occupancy): two different things."""
