"""`bofast bench`: how fast this machine counts a made-up register, by each engine that is installed."""
