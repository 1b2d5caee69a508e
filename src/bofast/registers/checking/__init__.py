"""Holds delivered files against their contracts: every fault is named and counted, and no row is shown."""
