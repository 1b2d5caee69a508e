"""The office: users and roles, own figures, forms, partners, account."""
