from django.apps import AppConfig


class OwnershipConfig(AppConfig):
    name = "bofast.casework.ownership"
    label = "ownership"

    def ready(self) -> None:
        from bofast.casework.ownership.actions import (  # noqa: PLC0415 - they tell the follow-up what builds on it
            loan,  # noqa: F401 - what a decision on a loan does
            purchase,  # noqa: F401 - that a purchase holds its outcome
            taking_back,  # noqa: F401 - what a decision to take a purchase back does
        )
