"""What each study says, in words: sections of a report, made from what was released and nothing else."""
