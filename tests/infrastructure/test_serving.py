"""What a running `manage.py serve` does about its worker, its port and its person."""

import json
import re
import socket
from collections.abc import Iterator

import pytest

from config.announcements import _RUSSIAN
from config.state import CHECKOUT
from tests.infrastructure.serving import PATIENCE, Running, free_port, gone, running, served


@pytest.fixture(scope="module")
def product(django_db_setup) -> Iterator[Running]:
    """One product for the tests of this file, on this test process's own database."""
    with served() as server:
        yield server


def test_a_busy_port_is_one_clear_line(product):
    with running("serve", PORT=str(product.port)) as second:
        assert second.ended() == 1
    assert second.said.strip().splitlines() == [
        f"CommandError: Port {product.port} is in use. Stop the program that uses it, "
        f"or choose another: PORT={product.port + 1} make run"
    ]


def test_it_speaks_russian_to_a_russian_terminal(product):
    with running("serve", PORT=str(product.port), LC_ALL="ru_RU.UTF-8", PYTHONUTF8="1") as second:
        assert second.ended() == 1
    assert f"Порт {product.port} занят" in second.said


def test_an_address_of_another_machine_is_refused(product):
    with running("serve", PORT=str(free_port()), HOST="192.0.2.1") as server:
        assert server.ended() == 1
    assert "Cannot listen on 192.0.2.1" in server.said


def test_a_killed_worker_is_started_again(product):
    [worker] = product.children("worker --tied")
    worker.kill()
    product.wait_until_it_says(r"The worker ended \(code -9\); starting it again in 1 s")
    assert gone(worker)


@pytest.mark.parametrize("port", ["eighty", "0", "65536", "-1"])
def test_a_port_that_is_none_is_one_clear_line(port):
    with running("serve", PORT=port) as server:
        assert server.ended() == 1
    assert server.said.strip() == f"PORT must be a number from 1 to 65535, not {port}"


def test_a_database_that_does_not_answer_is_one_clear_line():
    nowhere = f"postgresql://artel:secret@127.0.0.1:{free_port()}/artel"
    with running("serve", PORT=str(free_port()), DATABASE_URL=nowhere) as server:
        assert server.ended() == 1
    assert "CommandError: The database does not answer: connection" in server.said
    assert "Traceback" not in server.said
    assert "secret" not in server.said


def test_a_data_folder_that_cannot_be_made_is_one_clear_line(tmp_path):
    (tmp_path / "file").touch()
    with running("serve", PORT=str(free_port()), ARTEL_DATA=str(tmp_path / "file" / "data")) as server:
        assert server.ended() == 1
    [line] = server.said.strip().splitlines()
    assert line.startswith("The folder for Artel's data cannot be used")


def test_every_line_it_says_is_there_in_russian():
    sources = "".join(path.read_text() for path in [CHECKOUT / "manage.py", *CHECKOUT.glob("config/**/*.py")])
    said = set(re.findall(r'\b_?say\(\s*"([^"]+)"', sources))
    assert said
    assert said <= set(_RUSSIAN)


def _says_to(product: Running, head: str, *chunks: bytes) -> bytes:
    """All that is answered to a request which is begun and never ended, until the server hangs up."""
    with socket.create_connection(("localhost", product.port), timeout=PATIENCE) as line:
        line.sendall(f"{head}\r\nHost: localhost\r\nAccept-Language: ru\r\n\r\n".encode())
        for chunk in chunks:
            line.sendall(chunk)
        answer = b""
        while more := line.recv(65_536):
            answer += more
    return answer


@pytest.mark.parametrize(
    ("address", "length"),
    [
        ("/_allauth/browser/v1/auth/login", 1024 * 1024 + 1),
        ("/api/w/north/deals", 1024 * 1024 + 1),
        ("/api/portal/north/files", 40_000_000),
        ("/api/w/north/imports", 1_000_000_000_000),
    ],
)
def test_a_body_that_says_it_is_too_large_is_refused_before_it_comes(product, address, length):
    answer = _says_to(product, f"POST {address} HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: {length}")
    head, _, body = answer.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 413 ")
    assert json.loads(body)["error"] == {"code": "too_large", "message": "Слишком большой объём данных.", "fields": {}}


def test_a_body_without_a_length_is_refused_where_it_becomes_too_large(product):
    chunk = b"10000\r\n" + b"x" * 65_536 + b"\r\n"
    head = "POST /api/w/north/deals HTTP/1.1\r\nTransfer-Encoding: chunked"
    assert _says_to(product, head, *[chunk] * 17).startswith(b"HTTP/1.1 413 ")
    whole = _says_to(product, f"{head}\r\nConnection: close", *[chunk] * 15, b"0\r\n\r\n")
    assert b"csrf" in whole  # small enough to reach the door
