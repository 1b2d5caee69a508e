"""Many rows of one model, written past the ORM: what a real office writes in years has to stand here in minutes."""

from __future__ import annotations

from typing import Any

from django.db import connection, models


class Bulk:
    """Gathers rows and writes them in order. What is not given is the model's default, once for all rows."""

    def __init__(self, model: type[models.Model], **always: Any) -> None:
        fields = [field for field in model._meta.concrete_fields if not isinstance(field, models.AutoField)]
        example = model(**always)
        quote = connection.ops.quote_name
        self.table = quote(model._meta.db_table)
        self.columns = ", ".join(quote(field.column) for field in fields)
        self.row = {
            field.attname: field.get_db_prep_save(field.pre_save(example, add=True), connection) for field in fields
        }
        self.waiting: list[tuple[Any, ...]] = []

    def add(self, **values: Any) -> None:
        """One row, by the names of its columns; keys are hexadecimal texts, JSON is text."""
        self.waiting.append(tuple((self.row | values).values()))

    def write(self) -> int:
        """Write what waits; how many rows."""
        written, self.waiting = self.waiting, []
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                with cursor.copy(f"COPY {self.table} ({self.columns}) FROM STDIN") as copy:
                    for row in written:
                        copy.write_row(row)
            else:
                places = ", ".join(["%s"] * len(self.row))
                cursor.executemany(f"INSERT INTO {self.table} ({self.columns}) VALUES ({places})", written)
        return len(written)
