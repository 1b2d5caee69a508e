"""Versioned forms, answers on stable concepts, and the family's economy with periods."""
