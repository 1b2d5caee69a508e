"""Files that an analyst brings from elsewhere, read batch by batch, with every fault told by row and column."""
