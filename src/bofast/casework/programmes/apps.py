from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    name = "bofast.casework.programmes"
    label = "programmes"
