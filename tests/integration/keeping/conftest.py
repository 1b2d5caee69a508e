import pytest
from django.utils import timezone


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def family(a_family):
    return a_family(adults=2, children=2)
