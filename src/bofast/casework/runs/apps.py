from django.apps import AppConfig


class RunsConfig(AppConfig):
    name = "bofast.casework.runs"
    label = "runs"
