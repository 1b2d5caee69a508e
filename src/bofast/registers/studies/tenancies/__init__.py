"""Who stays how long in the organisation's own homes, and how tenancies end: the same study without any register."""
