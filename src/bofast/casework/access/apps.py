from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "bofast.casework.access"
    label = "access"
