from django.apps import AppConfig


class FiguresConfig(AppConfig):
    name = "bofast.casework.figures"
    label = "figures"
