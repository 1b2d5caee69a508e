from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "bofast.desk"
    label = "desk"
