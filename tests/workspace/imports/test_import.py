"""The wizard, from the upload to the second run."""

import csv
import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import Membership, Team
from tests.cast import Person
from tests.workspace.imports.conftest import DEALS, FILES, PRODUCTS, bring, work
from workspace.companies.models import Company
from workspace.deals.models import Deal
from workspace.imports.operations import running
from workspace.imports.tasks import check_import, run_import


def test_it_guesses_what_each_file_and_column_means(alice: Person) -> None:
    status, run = bring(alice, FILES)
    assert status == 200
    kinds = {file["name"]: file["kind"] for file in run["files"]}
    assert kinds == {
        "accounts.csv": "companies",
        "products.csv": "products",
        "sales_teams.csv": "members",
        "sales_pipeline.csv": "deals",
    }
    deals = run["files"][3]
    assert deals["mapping"]["close_value"] == "amount"
    assert deals["columns"][0] == {"name": "opportunity_id", "samples": ["A1", "A2", "A3", "A4", "A5"]}
    assert run["options"]["date_order"] == "mdy"


def sorted_by_date(deciding: str) -> str:
    """An export that begins with days which can be read either way, and with a cell that is no date at all."""
    dates = ["31/31/2025", *(f"{month}/{day}/2025" for month in (1, 2) for day in range(1, 11)), deciding]
    rows = [f"B{number},Anna Keller,Rack Pro,Acme Harbour,Won,,{date},10" for number, date in enumerate(dates)]
    return "\n".join([DEALS.splitlines()[0], *rows])


@pytest.mark.parametrize(("deciding", "order"), [("2/27/2025", "mdy"), ("27/2/2025", "dmy"), ("3/4/2025", "")])
def test_every_row_says_how_dates_are_read(alice: Person, deciding: str, order: str) -> None:
    _, run = bring(alice, {"deals.csv": sorted_by_date(deciding)})
    assert run["options"]["date_order"] == order


def test_a_column_that_is_named_a_date_by_hand_decides_too(alice: Person) -> None:
    _, run = bring(alice, {"deals.csv": sorted_by_date("2/27/2025").replace("close_date", "moment")})
    (file,) = run["files"]
    assert run["options"]["date_order"] == ""
    files = [{"id": file["id"], "kind": "deals", "mapping": {**file["mapping"], "moment": "close_date"}}]
    status, answer = alice.patch(f"/imports/{run['id']}", {"files": files, "options": run["options"]})
    assert (status, answer["options"]["date_order"]) == (200, "mdy")


def checked(person: Person, text: str) -> tuple[dict[str, Any], int]:
    """The dry run's fault of the currency, and how the run itself is answered; no currency is chosen."""
    _, run = bring(person, {"deals.csv": text})
    person.post(f"/imports/{run['id']}/dry-run")
    check_import(workspace_id=str(person.workspace.id), import_id=run["id"])
    report = person.get(f"/imports/{run['id']}")[1]["report"]
    (fault,) = [one for one in report["faults"] if one["code"] == "currency_missing"]
    assert report["faults"].index(fault) == 0 or not fault["blocks"]
    return fault, person.post(f"/imports/{run['id']}/run")[0]


def test_the_dry_run_says_what_the_run_would_refuse(alice: Person) -> None:
    """No currency at all stops it, an empty cell of a currency's column does not."""
    fault, status = checked(alice, DEALS)
    assert (fault["blocks"], status) == (True, 400)
    head, first, second, *_ = DEALS.splitlines()
    fault, status = checked(alice, "\n".join([f"{head},currency", f"{first},EUR", f"{second},"]))
    assert (fault["blocks"], fault["count"], status) == (False, 1, 200)


def test_it_brings_everything_and_names_what_it_refused(alice: Person) -> None:
    done = work(alice, bring(alice, FILES)[1])
    assert (done["state"], done["done"], done["refused"]) == ("done", 13, 2)
    with alice.inside():
        deals = {deal.title: deal for deal in Deal.objects.all()}
        assert set(deals) == {"Rack Pro – Acme Harbour", "Rack Pro – Volga Trans", "Pump One", "Pump One – Volga Trans"}
        won = deals["Rack Pro – Acme Harbour"]
        assert (won.status, str(won.amount), won.currency, won.owner.name) == ("won", "4500.00", "USD", "Anna Keller")
        assert won.closed_at.date().isoformat() == "2017-03-01"
        assert deals["Pump One"].company is None
        assert Company.objects.filter(name='=HYPERLINK("http://example.com")').exists()
        anna = Membership.objects.get(name="Anna Keller")
        assert (anna.user_id, [team.name for team in anna.teams.all()]) == (None, ["Max Vogel"])
        assert Team.objects.get(name="Max Vogel").parent.name == "North"


def test_the_second_run_creates_nothing(alice: Person) -> None:
    work(alice, bring(alice, FILES)[1])
    again = work(alice, bring(alice, FILES)[1])
    assert (again["created"], again["updated"], again["refused"]) == (0, 0, 2)
    with alice.inside():
        assert Deal.objects.count() == 4


def test_a_row_that_changed_is_updated_and_a_persons_edit_of_others_stays(alice: Person) -> None:
    work(alice, bring(alice, FILES)[1])
    with alice.acting():
        Deal.objects.filter(title="Pump One").update(next_step="Call them")
    changed = {**FILES, "sales_pipeline.csv": FILES["sales_pipeline.csv"].replace("2017,4500", "2017,4700")}
    again = work(alice, bring(alice, changed)[1])
    assert (again["created"], again["updated"]) == (0, 1)
    with alice.inside():
        assert str(Deal.objects.get(title="Rack Pro – Acme Harbour").amount) == "4700.00"
        assert Deal.objects.get(title="Pump One").next_step == "Call them"


def test_the_dry_run_lists_the_faults_and_changes_nothing(alice: Person) -> None:
    from workspace.imports.tasks import check_import

    run = bring(alice, FILES)[1]
    alice.post(f"/imports/{run['id']}/dry-run")
    check_import(workspace_id=str(alice.workspace.id), import_id=run["id"])
    _, run = alice.get(f"/imports/{run['id']}")
    faults = {fault["code"]: fault["count"] for fault in run["report"]["faults"]}
    assert faults["company_missing"] == 1
    assert faults["amount_missing"] == 2
    assert faults["lookalike"] == 1
    assert faults["date_unreadable"] == 1
    assert faults["key_twice"] == 1
    assert faults["misspelt"] == 1
    assert faults["currency_missing"] >= 3
    assert run["report"]["would"]["deals"] == {"create": 4, "update": 0, "unchanged": 0, "refuse": 2}
    with alice.inside():
        assert not Deal.objects.exists()


def test_amounts_are_estimated_from_the_price_only_when_asked_and_marked(alice: Person) -> None:
    work(alice, bring(alice, FILES)[1], estimate_amount=True)
    with alice.inside():
        deal = Deal.objects.get(title="Rack Pro – Volga Trans")
        assert (str(deal.amount), deal.amount_estimated) == ("4821.00", True)


def test_lookalikes_stay_apart_when_asked(alice: Person) -> None:
    work(alice, bring(alice, FILES)[1], merge_lookalikes=False)
    with alice.inside():
        assert Deal.objects.filter(title="RackPro – Volga Trans").exists()


def test_it_demands_a_currency_and_a_check(alice: Person) -> None:
    run = bring(alice, FILES)[1]
    assert alice.post(f"/imports/{run['id']}/run")[1]["error"]["code"] == "not_checked"


def test_refused_rows_can_be_downloaded_without_formulas(alice: Person) -> None:
    files = {"deals.csv": "deal_id,title,stage,amount\n1,=cmd(),Won,many\n2,Fine,Won,5\n"}
    done = work(alice, bring(alice, files)[1])
    response = alice.client.get(alice.address(f"/imports/{done['id']}/refused.csv"))
    text = b"".join(response.streaming_content).decode()
    assert "'=cmd()" in text
    assert '"deals.csv","2",' in text


def test_the_reasons_are_in_the_language_of_who_brought_the_rows_and_name_their_column(alice: Person) -> None:
    alice.user.language = "ru"
    alice.user.save(update_fields=["language"])
    done = work(alice, bring(alice, {"deals.csv": "deal_id,title,stage,close_value\n1,One,Won,many\n"})[1])
    response = alice.client.get(alice.address(f"/imports/{done['id']}/refused.csv"))
    assert '"Не удаётся прочитать сумму: close_value"' in b"".join(response.streaming_content).decode()


def test_a_telephone_is_no_formula_and_a_sample_shows_no_turned_text(alice: Person) -> None:
    files = {"companies.csv": "name,phone\n=1+1,+7 812 000-11-22\nexe\u202egpj.txt,8 812 000\n"}
    run = bring(alice, files)[1]
    assert run["files"][0]["columns"][0]["samples"] == ["=1+1", "exegpj.txt"]
    alice.post(f"/imports/{run['id']}/dry-run")
    check_import(workspace_id=str(alice.workspace.id), import_id=run["id"])
    faults = alice.get(f"/imports/{run['id']}")[1]["report"]["faults"]
    formulas = [fault["examples"] for fault in faults if fault["code"] == "looks_like_a_formula"]
    assert [[one["value"] for one in examples] for examples in formulas] == [["=1+1"]]


def test_stages_the_export_lacks_are_named_in_the_workspaces_language(alice: Person) -> None:
    alice.workspace.language = "ru"
    alice.workspace.save(update_fields=["language"])
    work(alice, bring(alice, {"deals.csv": "deal_id,title,stage\n1,One,Переговоры\n"})[1])
    with alice.inside():
        names = Deal.objects.get().pipeline.stages.order_by("rank").values_list("name", flat=True)
        assert list(names) == ["Переговоры", "Выиграна", "Проиграна"]


def test_refused_rows_keep_the_delimiter_they_came_with_and_come_back_as_they_were(alice: Person) -> None:
    files = {"deals.csv": 'deal_id;title;stage;amount\n1;"=A1;B2";Won;many\n2;Fine;Won;5\n'}
    done = work(alice, bring(alice, files)[1])
    response = alice.client.get(alice.address(f"/imports/{done['id']}/refused.csv"))
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert rows[1][:2] + rows[1][3:] == ["deals.csv", "2", "1", "'=A1;B2", "Won", "many"]
    assert not [row for row in csv.reader(io.StringIO(text)) if any(cell.startswith("=") for cell in row)]
    work(alice, bring(alice, {"mended.csv": text.replace("many", "7")})[1])
    with alice.inside():
        assert Deal.objects.filter(title="=A1;B2", amount=7).exists()


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.csv", b"", "empty_table"),
        ("a.csv", b"one,two\n", "empty_table"),
        ("a.csv", b'one,two\n"never closed,2\n', "broken_table"),
        ("a.png", b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "not_a_table"),
        ("a.csv", b"just some words\nwithout columns\n", "not_a_table"),
        ("a.csv", "name,price\nOne\0two,3\n".encode("utf-16"), "not_a_table"),
        ("a.csv", b"name,price\n" + b"a,1\n" * 100_001, "too_many_rows"),
        ("a.csv", ",".join(f"c{place}" for place in range(20_000)).encode() + b"\na,b\n", "too_many_columns"),
    ],
)
def test_it_refuses_what_is_no_table(alice: Person, name: str, content: bytes, code: str) -> None:
    status, answer = bring(alice, {name: content})
    assert (status, answer["error"]["code"]) == (400, code)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1251"])
def test_it_reads_russian_in_every_common_encoding(alice: Person, encoding: str) -> None:
    text = "Компания;Отрасль;Город\nРомашка и Ёлочка;логистика;Казань\nСеверный порт;торговля;Мурманск\n"
    status, run = bring(alice, {"компании.csv": text.encode(encoding)})
    assert status == 200
    assert run["files"][0]["kind"] == "companies"
    assert run["files"][0]["columns"][0]["samples"] == ["Ромашка и Ёлочка", "Северный порт"]


def test_members_may_not_import(bob: Person, dana: Person) -> None:
    assert bring(bob, FILES)[0] == 403
    assert dana.client.get(f"/api/w/{dana.workspace.slug}/imports").status_code == 404


def test_an_import_of_another_workspace_is_unknown(alice: Person, eve: Person) -> None:
    run = bring(alice, FILES)[1]
    assert eve.get(f"/imports/{run['id']}")[0] == 404
    assert eve.post(f"/imports/{run['id']}/run")[0] == 404


def test_a_worker_that_died_goes_on_where_it_was(alice: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "BATCH", 2)
    run = bring(alice, FILES)[1]
    alice.patch(f"/imports/{run['id']}", {"options": {**run["options"], "currency": "USD"}})
    alice.post(f"/imports/{run['id']}/dry-run")
    check_import(workspace_id=str(alice.workspace.id), import_id=run["id"])
    alice.post(f"/imports/{run['id']}/run")
    taken, real = [], running._take

    def die(*args: object) -> bool:
        if len(taken) == 4:
            raise KeyboardInterrupt
        taken.append(args)
        return real(*args)

    monkeypatch.setattr(running, "_take", die)
    with pytest.raises(KeyboardInterrupt):
        run_import(workspace_id=str(alice.workspace.id), import_id=run["id"])
    monkeypatch.setattr(running, "_take", real)
    run_import(workspace_id=str(alice.workspace.id), import_id=run["id"])
    done = alice.get(f"/imports/{run['id']}")[1]
    assert (done["state"], done["done"], done["refused"]) == ("done", 13, 2)
    with alice.inside():
        assert Deal.objects.count() == 4


def test_an_upload_that_is_repeated_gets_the_same_import(alice: Person) -> None:
    def send() -> Any:
        part = SimpleUploadedFile("products.csv", PRODUCTS.encode())
        headers = {"Idempotency-Key": "one upload"}
        return alice.client.post(alice.address("/imports"), {"files": part}, headers=headers)

    first, again = send(), send()
    assert (first.status_code, again.status_code) == (200, 200)
    assert first.json()["id"] == again.json()["id"]
    assert first.json()["created_by"]["name"] == "Alice"


def test_the_same_key_with_another_file_is_refused(alice: Person) -> None:
    def send(text: str) -> Any:
        part = SimpleUploadedFile("products.csv", text.encode())
        return alice.client.post(alice.address("/imports"), {"files": part}, headers={"Idempotency-Key": "one upload"})

    assert send(PRODUCTS).status_code == 200
    again = send(PRODUCTS.replace("4821", "4822"))
    assert (again.status_code, again.json()["error"]["code"]) == (409, "idempotency_key_reused")


def test_eleven_files_are_refused_before_any_is_read(alice: Person) -> None:
    parts = [SimpleUploadedFile(f"{number}.csv", PRODUCTS.encode()) for number in range(11)]
    status, answer = alice.upload("/imports", files=parts)
    assert (status, answer["error"]["code"]) == (400, "too_many_files")
