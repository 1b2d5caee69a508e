from django.apps import AppConfig


class LettingsConfig(AppConfig):
    name = "bofast.casework.lettings"
    label = "lettings"
