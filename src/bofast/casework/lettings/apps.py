from django.apps import AppConfig


class LettingsConfig(AppConfig):
    name = "bofast.casework.lettings"
    label = "lettings"

    def ready(self) -> None:
        """Who lets homes works with the families on the list, and swaps hold homes; those below know of neither."""
        from bofast.casework.lettings import relation  # noqa: PLC0415 - models are loaded by now, not before
        from bofast.casework.lettings.swapping import purchases  # noqa: PLC0415 - likewise

        relation.begin()
        purchases.begin()
