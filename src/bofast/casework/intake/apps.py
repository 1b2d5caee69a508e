from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "bofast.casework.intake"
    label = "intake"
