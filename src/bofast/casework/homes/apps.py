from django.apps import AppConfig


class HomesConfig(AppConfig):
    name = "bofast.casework.homes"
    label = "homes"
