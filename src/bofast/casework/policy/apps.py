from django.apps import AppConfig


class PolicyConfig(AppConfig):
    name = "bofast.casework.policy"
    label = "policy"
