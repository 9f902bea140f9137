"""What is written by hand for PostgreSQL is what psycopg writes."""

from uuid import UUID

import pytest
from django.db import connection

from collaboration.documents.rooms import packed

ONE, TWO = UUID(int=1), UUID(int=2**127)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kind", "written", "meant"),
    [
        ("uuid[]", packed.uuids([packed.element(ONE), packed.element(None), packed.element(TWO)]), [ONE, None, TWO]),
        ("uuid[]", packed.nulls(2), [None, None]),
        ("int[]", packed.counts([2, 3]), [1, 2, 1, 2, 3]),
        ("int[]", packed.counts([1_001]), list(range(1, 1_002))),
        ("bytea[]", packed.byteas([b"", b"\x00\xff", b"x" * 70_000]), [b"", b"\x00\xff", b"x" * 70_000]),
    ],
)
def test_an_array_is_read_as_it_was_meant(kind, written, meant):
    connection.ensure_connection()
    pgconn = connection.connection.pgconn
    found = pgconn.exec_params(
        f"select $1::{kind} = $2::{kind}".encode(), [written, _text(meant)], param_formats=[1, 0]
    )
    assert found.get_value(0, 0) == b"t", found.error_message


def _text(values):
    said = ("null" if one is None else f'"\\\\x{one.hex()}"' if isinstance(one, bytes) else str(one) for one in values)
    return ("{" + ",".join(said) + "}").encode()
