"""Who may do what: offices, users, roles, and break-glass."""
