from django.apps import AppConfig


class MappingConfig(AppConfig):
    name = "bofast.casework.mapping"
    label = "mapping"
