"""The sample export: small, our own, and with the faults that real ones have."""

import csv
import io
import zipfile
from pathlib import Path

from django.test import Client

from workspace.imports.queries.meaning import date_order, guess, key_of

FOLDER = Path(__file__).resolve().parents[3] / "config" / "demo" / "export"


def rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((FOLDER / name).read_text("utf-8"))))


def test_it_is_downloaded_as_one_file(here: Client, db: None) -> None:
    answer = here.get("/demo/export.zip")
    assert answer["Content-Type"] == "application/zip"
    names = zipfile.ZipFile(io.BytesIO(answer.content)).namelist()
    assert names == ["companies.csv", "opportunities.csv", "products.csv", "sellers.csv"]


def test_the_wizard_knows_what_each_file_is() -> None:
    kinds = {path.name: guess(path.name, list(rows(path.name)[0]))[0] for path in FOLDER.glob("*.csv")}
    assert kinds == {
        "companies.csv": "companies",
        "products.csv": "products",
        "sellers.csv": "members",
        "opportunities.csv": "deals",
    }


def test_it_has_the_faults_of_real_exports() -> None:
    deals, products = rows("opportunities.csv"), {one["product"] for one in rows("products.csv")}
    is_open = [one for one in deals if one["deal_stage"] not in ("Won", "Lost")]
    assert 110 <= sum(len(rows(path.name)) for path in FOLDER.glob("*.csv")) <= 140
    assert all(not one["value"] for one in is_open)
    assert [one for one in is_open if not one["company"]]
    unknown = {one["product"] for one in deals} - products
    assert unknown
    assert {key_of(one) for one in unknown} <= {key_of(one) for one in products}
    assert date_order([one["close_date"] for one in deals]) == "mdy"
    assert not any("currency" in column for column in deals[0])


def test_it_carries_names_that_would_like_to_do_harm() -> None:
    names = [one["company"] for one in rows("companies.csv")]
    assert any(name.startswith("=HYPERLINK(") for name in names)
    assert any("<img" in name for name in names)
    assert any("\u202e" in name for name in names)
