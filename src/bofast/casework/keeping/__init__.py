"""How facts are kept: what each field declares, encryption, and database rules on both engines."""
