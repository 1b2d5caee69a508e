"""Made-up estates, households and markets of any size, the same for ever from one seed: for tests and benchmarks."""
