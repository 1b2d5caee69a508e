from django.apps import AppConfig


class FollowupConfig(AppConfig):
    name = "bofast.casework.followup"
    label = "followup"
