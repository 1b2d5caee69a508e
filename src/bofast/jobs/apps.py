from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "bofast.jobs"
    label = "jobs"
