"""The fastest road: families, homes and pages as you type."""
