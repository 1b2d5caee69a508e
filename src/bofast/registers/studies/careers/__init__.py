"""Housing careers: where adults of families live on each 1 January, and which ways are alike."""
