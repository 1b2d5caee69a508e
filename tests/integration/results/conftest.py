from tests.integration.followup.conftest import family, kari, leif, office, omar

__all__ = ["family", "kari", "leif", "office", "omar"]
