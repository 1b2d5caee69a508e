from django.apps import AppConfig


class LettingsConfig(AppConfig):
    name = "bofast.casework.lettings"
    label = "lettings"

    def ready(self) -> None:
        """Who lets homes works with the families on the list; the families know nothing of lists."""
        from bofast.casework.lettings import relation  # noqa: PLC0415 - models are loaded by now, not before

        relation.begin()
