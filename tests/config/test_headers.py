"""What every answer says about itself."""

from django.test import Client

from tests.cast import Person


def test_nobodys_store_keeps_what_the_api_answers(alice: Person) -> None:
    for path in (f"/api/w/{alice.workspace.slug}/deals", "/api/session", "/_allauth/browser/v1/auth/session"):
        assert "no-store" in alice.client.get(path)["Cache-Control"]


def test_the_page_of_the_api_asks_no_other_host(client: Client) -> None:
    page = client.get("/api/docs").content.decode()
    assert "swagger-ui" in page
    assert "//" not in page.replace("<!--", "").replace("http://www.w3.org", "")


def test_the_scripts_of_the_page_of_the_api_are_served(client: Client) -> None:
    for name in ("swagger-ui-bundle.js", "swagger-ui-init.js", "swagger-ui.css"):
        assert client.get(f"/static/ninja/{name}").status_code == 200
