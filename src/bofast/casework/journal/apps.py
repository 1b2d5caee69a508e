from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "bofast.casework.journal"
    label = "journal"
