"""What the test set-up makes loud: row order, undefined template variables, the network."""

import socket

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.template import engines
from pytest_socket import SocketConnectBlockedError


@pytest.mark.django_db
def test_a_query_without_an_order_comes_in_many_orders():
    orders = {tuple(ContentType.objects.values_list("pk", flat=True)) for _ in range(10)}

    assert len(orders) > 1


@pytest.mark.django_db
def test_a_query_with_an_order_keeps_it():
    orders = {tuple(ContentType.objects.order_by("pk").values_list("pk", flat=True)) for _ in range(10)}

    assert len(orders) == 1


@pytest.mark.django_db
def test_parts_of_a_query_are_left_as_they_stand():
    some = ContentType.objects.filter(pk__in=ContentType.objects.values("pk")).exclude(model="x")
    both = some.union(ContentType.objects.filter(model="x"))

    assert some.count() == len(both) == len(set(some.values_list("app_label", "model").distinct()))


def test_an_undefined_template_variable_fails_the_test():
    template = engines["django"].from_string("{{ no_such_thing }}")

    with pytest.raises(pytest.fail.Exception, match="no_such_thing"):
        template.render({})


def test_the_network_is_shut():
    with pytest.raises(SocketConnectBlockedError), socket.socket() as outside:
        outside.connect(("192.0.2.1", 80))


@pytest.mark.postgres
def test_the_tests_run_on_postgresql_too():
    assert connection.vendor == "postgresql"
