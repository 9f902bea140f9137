from typing import Any

import pytest
from django.core.management import CommandError, call_command

from accounts.models import Membership, Workspace
from accounts.workspaces.slugs import slug_of
from journal.models import Event
from tests.accounts.browser import Browser
from tests.cast import PASSWORD, Answer, Person

BODY = {"name": "Northway", "language": "en", "currency": "EUR", "template": "sales"}


def _code(answer: Answer) -> tuple[int, str]:
    return answer[0], answer[1]["error"]["code"]


def _open(person: Person, **changes: Any) -> Answer:
    return person.post("/api/workspaces", {**BODY, **changes})


def test_whoever_is_signed_in_opens_one_and_owns_it(dana: Person) -> None:
    assert _open(dana) == (200, {"slug": "northway"})
    mine = {one["slug"]: one for one in dana.get("/api/session")[1]["workspaces"]}
    assert (mine["northway"]["kind"], mine["northway"]["role_names"]) == ("staff", ["Owner"])
    status, answer = dana.get("/api/w/northway/workspace")
    assert (status, answer["currency"], answer["language"]) == (200, "EUR", "en")


def test_it_begins_with_a_pipeline_in_its_language(bob: Person) -> None:
    _open(bob, name="Северный склад", language="ru", currency="RUB", template="services")
    [pipeline] = bob.get("/api/w/severnyy-sklad/pipelines")[1]
    assert pipeline["name"] == "Услуги"
    assert pipeline["stages"][0]["name"] == "Заявка"


def test_the_founder_is_who_acted(bob: Person) -> None:
    _open(bob)
    workspace = Workspace.objects.get(slug="northway")
    with Person(bob.member, workspace).inside():
        founder = Membership.objects.get(workspace=workspace)
        event = Event.objects.get(workspace_id=workspace.id, kind="workspace.opened")
    assert event.actor_id == founder.id
    assert founder.user_id == bob.user.id


def test_the_templates_come_with_their_stages(bob: Person) -> None:
    status, answer = bob.get("/api/workspaces/templates")
    assert (status, [template["key"] for template in answer]) == (200, ["sales", "services", "empty"])
    assert "Negotiation" in answer[0]["stages"]
    assert all(template["about"] for template in answer)


def test_the_templates_speak_the_language_the_workspace_will_have(bob: Person) -> None:
    _, answer = bob.get("/api/workspaces/templates?language=ru")
    assert [template["name"] for template in answer] == ["Продажи", "Услуги и проекты", "Свои этапы"]
    assert "Переговоры" in answer[0]["stages"]
    assert bob.get("/api/workspaces/templates?language=xx")[0] == 400


def test_a_repeated_request_opens_one(bob: Person) -> None:
    first = bob.post("/api/workspaces", BODY, key="once")
    assert bob.post("/api/workspaces", BODY, key="once") == first
    assert Workspace.objects.filter(name="Northway").count() == 1
    assert _code(bob.post("/api/workspaces", {**BODY, "name": "Other"}, key="once")) == (409, "idempotency_key_reused")


def test_a_name_may_be_taken(bob: Person) -> None:
    assert [_open(bob)[1]["slug"] for _number in range(3)] == ["northway", "northway-2", "northway-3"]


@pytest.mark.parametrize(
    ("name", "slug"),
    [("Ёлка & Co", "elka-co"), ("日本", "workspace"), ("  Щука  ", "shchuka"), ("x" * 100, "x" * 40)],
)
def test_its_address_is_in_latin_letters(db: None, name: str, slug: str) -> None:
    assert slug_of(name) == slug


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"name": ""}, "invalid"),
        ({"name": "x" * 121}, "invalid"),
        ({"language": "de"}, "invalid"),
        ({"currency": "EURO"}, "invalid"),
        ({"currency": "ABC"}, "unknown_currency"),
        ({"template": "pyramid"}, "unknown_template"),
    ],
)
def test_bad_input_is_refused_and_leaves_nothing(bob: Person, change: dict[str, str], code: str) -> None:
    before = Workspace.objects.count()
    assert _code(_open(bob, **change)) == (400, code)
    assert Workspace.objects.count() == before


def test_a_stranger_opens_none(db: None) -> None:
    response = Browser().client.post("/api/workspaces", BODY, content_type="application/json")
    assert response.status_code == 401


def test_there_is_a_budget_for_a_day(bob: Person) -> None:
    answers = [_open(bob) for _number in range(11)]
    assert answers[9][0] == 200
    assert _code(answers[10]) == (429, "too_many_requests")


def test_the_first_one_is_opened_from_the_command_line(capsys: Any, db: None) -> None:
    call_command("open_workspace", "Northway", "Anna@North.test", owner="Anna", currency="USD")
    printed = capsys.readouterr().out
    key = printed.split("/reset-password/")[1].strip()
    tab = Browser()
    tab.post("auth/password/reset", {"key": key, "password": PASSWORD})
    assert tab.sign_in("anna@north.test")[0] == 200
    [mine] = tab.client.get("/api/session").json()["workspaces"]
    assert (mine["slug"], mine["role_names"], mine["currency"]) == ("northway", ["Owner"], "USD")


@pytest.mark.parametrize(("email", "currency"), [("nobody", "EUR"), ("a@b.test", "XXQ")])
def test_the_command_line_refuses_bad_input(db: None, email: str, currency: str) -> None:
    with pytest.raises(CommandError):
        call_command("open_workspace", "Northway", email, currency=currency)
    assert not Workspace.objects.exists()
