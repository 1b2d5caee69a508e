from django.apps import AppConfig


class FamiliesConfig(AppConfig):
    name = "bofast.casework.families"
    label = "families"
