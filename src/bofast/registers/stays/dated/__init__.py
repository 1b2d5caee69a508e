"""Stays told day by day: from dated registrations to one spell a person and place, with where it led."""
