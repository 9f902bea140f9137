"""The pages of the two apps and the service workers that keep them: never from an old cache."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client


@pytest.fixture(autouse=True)
def build(tmp_path: Path, settings: Any) -> None:
    settings.FRONTEND_DIST = tmp_path
    for name in ("index.html", "portal.html", "sw.js", "portal-sw.js"):
        (tmp_path / name).write_text(name)


@pytest.mark.parametrize(
    ("path", "file", "kind"),
    [
        ("/w/acme/deals", "index.html", "text/html"),
        ("/portal/acme/", "portal.html", "text/html"),
        ("/sw.js", "sw.js", "text/javascript"),
        ("/portal/sw.js", "portal-sw.js", "text/javascript"),
    ],
)
def test_each_app_has_its_page_and_its_worker(client: Client, path: str, file: str, kind: str):
    answer = client.get(path)
    assert (answer.status_code, answer.content.decode()) == (200, file)
    assert answer["Cache-Control"] == "no-cache"
    assert answer["Content-Type"].startswith(kind)
    assert "default-src 'self'" in answer["Content-Security-Policy"]


def test_without_a_build_it_says_so(client: Client, settings: Any, tmp_path: Path):
    settings.FRONTEND_DIST = tmp_path / "nothing"
    assert client.get("/sw.js").status_code == 503


def test_the_api_is_described_without_another_server(client: Client):
    page = client.get("/api/docs").content.decode()
    assert "://" not in page.replace("http://www.w3.org", "")
    named = re.findall(r'(?:src|href)="(/static/[^"]+)"', page)
    assert len(named) >= 3
    assert [client.get(file).status_code for file in named] == [200] * len(named)
    assert not re.search(r"<script(?! (src|type=.application/json))", page), "inline scripts are not run here"
