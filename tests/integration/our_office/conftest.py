from tests.integration.followup.conftest import family, leif

__all__ = ["family", "leif"]
