"""Templates: filled once with what their maker may read, offered in both languages, made of documents."""

from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest

from collaboration.documents.content.reading import read
from collaboration.documents.content.text import text_of
from collaboration.documents.content.tree import Block, Run, Tree
from collaboration.documents.content.writing import write
from collaboration.documents.models import Document
from collaboration.documents.operations import open_document
from collaboration.documents.templates.filling import filled
from collaboration.documents.templates.registry import Table, Value
from collaboration.documents.templates.starters import STARTERS
from tests.cast import Person
from tests.collaboration.documents.writing import read as bytes_of
from workspace.companies.models import Company
from workspace.deals.models import Deal, DealLine


@pytest.fixture
def sold(alice: Person, deal: Deal, client_one: Company) -> Deal:
    """The deal with a company, an amount and two products."""
    with alice.acting():
        deal.company, deal.amount, deal.description = (
            client_one,
            Decimal("1500.50"),
            "Racks {{ company.name }} <b>now</b>",
        )
        deal.save(update_fields=["company", "amount", "description"])
        for rank, (title, quantity, price) in enumerate([("Rack", "2", "500"), ("Fitting", "1.5", "333.67")]):
            DealLine.objects.create(
                workspace_id=deal.workspace_id,
                deal=deal,
                title=title,
                quantity=Decimal(quantity),
                price=Decimal(price),
                rank=rank,
            )
    return deal


def made(person: Person, deal: Deal, template: str, **more: Any) -> tuple[Any, Tree]:
    status, document = person.post(
        "/documents/from-template", {"about": f"deal:{deal.id}", "template": template, **more}
    )
    assert status == 200, document
    return document, read(bytes_of(person, document["id"]))


def table_of(blocks: Tree) -> list[list[str]]:
    (table,) = [block for block in blocks if block.kind == "table"]
    return [["".join(one.text for one in cell.inlines if isinstance(one, Run)) for cell in row] for row in table.rows]


def test_a_proposal_is_filled_with_the_deal(bob: Person, sold: Deal) -> None:
    document, blocks = made(bob, sold, "starter:proposal")
    text = text_of(blocks)
    assert (document["title"], document["template"]) == (f"Proposal · {sold}", "starter:proposal")
    assert "Proposal for Client One" in text
    assert "Your price: €1,500.50" in text
    assert "Prepared by Bob, North" in text
    assert table_of(blocks) == [
        ["Product", "Quantity", "Price", "Sum"],
        ["Rack", "2", "€500.00", "€1,000.00"],
        ["Fitting", "1.5", "€333.67", "€500.51"],
        ["Total", "", "", "€1,500.51"],
    ]


def test_a_russian_template_is_filled_in_russian_whoever_makes_it(bob: Person, sold: Deal) -> None:
    _, blocks = made(bob, sold, "starter:proposal.ru")
    assert table_of(blocks)[0] == ["Товар", "Количество", "Цена", "Сумма"]
    assert "Цена для вас: 1 500,50 €" in " ".join(text_of(blocks).split())


def test_values_are_text_and_are_not_filled_again(bob: Person, sold: Deal) -> None:
    _, blocks = made(bob, sold, "starter:proposal")
    assert "Racks {{ company.name }} <b>now</b>" in text_of(blocks)


def test_a_russian_speaker_gets_the_russian_one(bob: Person, sold: Deal) -> None:
    bob.user.language = "ru"
    bob.user.save(update_fields=["language"])
    document, blocks = made(bob, sold, "starter:proposal", title="Наше предложение")
    assert document["title"] == "Наше предложение"
    assert "Предложение для Client One" in text_of(blocks)
    assert "1 500,50 €" in text_of(blocks).replace("\xa0", " ")
    assert table_of(blocks)[0] == ["Товар", "Количество", "Цена", "Сумма"]
    assert bob.get("/document-templates")[1][0]["language"] == "ru"


def test_every_starter_is_offered_in_both_languages(bob: Person) -> None:
    _, offered = bob.get("/document-templates")
    assert {one["key"].rpartition(".")[0] for one in offered if one["language"] == "en"} == {
        "starter:proposal", "starter:meeting_notes", "starter:contract_outline", "starter:project_plan",
    }  # fmt: skip
    assert len([one for one in offered if one["language"] == "ru"]) == 4


@pytest.mark.parametrize("starter", STARTERS, ids=lambda one: one.key)
def test_every_starter_leaves_no_field_unfilled(bob: Person, sold: Deal, starter: Any) -> None:
    _, blocks = made(bob, sold, starter.key)
    assert "{{" not in text_of(blocks).replace("{{ company.name }} <b>", "")
    assert blocks[0].kind == "heading"


def test_a_retry_makes_nothing_twice(bob: Person, sold: Deal) -> None:
    body = {"about": f"deal:{sold.id}", "template": "starter:proposal", "id": str(uuid4())}
    first = bob.post("/documents/from-template", body, key="once")
    assert bob.post("/documents/from-template", body, key="once") == first
    status, answer = bob.post("/documents/from-template", body)
    assert (status, answer["error"]["code"]) == (409, "id_taken")


@pytest.mark.parametrize("key", ["starter:poem", "own:nonsense", "proposal", f"own:{UUID(int=7)}"])
def test_a_template_that_does_not_exist_is_refused(bob: Person, sold: Deal, key: str) -> None:
    status, _ = bob.post("/documents/from-template", {"about": f"deal:{sold.id}", "template": key})
    assert status == 404
    with bob.inside():
        assert Document.objects.count() == 0


def test_fields_are_listed_with_their_values(bob: Person, sold: Deal) -> None:
    _, fields = bob.get("/document-templates/fields", about=f"deal:{sold.id}")
    seen = {one["key"]: one["example"] for one in fields}
    assert (seen["deal.amount"], seen["company.name"], seen["author.name"]) == ("€1,500.50", "Client One", "Bob")
    assert seen["deal.lines"].startswith("Rack, 2, €500.00")
    assert not any("password" in key or "token" in key for key in seen)


def test_a_document_about_a_company_has_no_deal_to_name(carol: Person, client_one: Company) -> None:
    body = {"about": f"company:{client_one.id}", "template": "starter:meeting_notes"}
    _, document = carol.post("/documents/from-template", body)
    text = text_of(read(bytes_of(carol, document["id"])))
    assert "Meeting with Client One" in text
    assert "{{" not in text


# -- the filling itself ----------------------------------------------------------------------------------------------


def known(key: str) -> Value | None:
    return {"a.b": "<i>*x*</i>", "a.table": Table([["N"], ["1"]]), "a.none": "", "a.empty": Table([["N"]])}.get(key)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("{{ a.b }}", "<i>*x*</i>"),
        ("{{a.b}} and {{  a.b  }}", "<i>*x*</i> and <i>*x*</i>"),
        ("{{ a.c }}", "{{ a.c }}"),
        ("{{ a.b | safe }}", "{{ a.b | safe }}"),
        ("{{ a.__class__ }}", "{{ a.__class__ }}"),
        ("{% if a %}{{ 7*7 }}", "{% if a %}{{ 7*7 }}"),
        ("{{ {{ a.b }} }}", "{{ <i>*x*</i> }}"),
        ("of {{ a.table }}", "of 1"),
        ("x{{ a.none }}", "x"),
    ],
)
def test_a_field_is_text(typed: str, said: str) -> None:
    assert text_of(filled((Block("paragraph", (Run(typed, frozenset({"bold"})),)),), known)) == said


def test_a_table_field_alone_becomes_a_table_and_an_empty_one_nothing() -> None:
    tree = filled((Block("paragraph", (Run(" {{ a.table }} "),)), Block("paragraph", (Run("{{ a.empty }}"),))), known)
    assert [block.kind for block in tree] == ["table", "paragraph"]
    assert tree[1].inlines == ()


# -- the workspace's own ---------------------------------------------------------------------------------------------


@pytest.fixture
def letter(bob: Person, deal: Deal) -> Document:
    content = write(
        (Block("paragraph", (Run("Dear {{ company.name }}, {{ deal.number }}"),)), Block("image", file=uuid4()))
    )
    with bob.acting():
        return open_document(record=deal, title="Letter", content=content, author_id=bob.id)


def test_a_template_is_made_of_a_document_without_its_pictures(bob: Person, letter: Document, sold: Deal) -> None:
    status, template = bob.post("/document-templates", {"document_id": str(letter.id), "name": " Our  letter "})
    assert (status, template["name"], template["kind"]) == (200, "Our letter", "own")
    assert template["abilities"] == ["template.manage", "template.view"]
    _, blocks = made(bob, sold, template["key"])
    assert text_of(blocks) == f"Dear Client One, {sold.number}"
    assert {block.kind for block in blocks} == {"paragraph"}


def test_a_browser_that_repeats_itself_makes_one_template(bob: Person, letter: Document) -> None:
    body = {"document_id": str(letter.id), "name": "Ours"}
    first, again = [bob.post("/document-templates", body, key="once") for _ in range(2)]
    assert first[0] == 200
    assert first == again
    _, renamed = bob.patch(f"/document-templates/{first[1]['id']}", {"name": "Mine", "version": 1}, key="then")
    assert renamed["name"] == "Mine"


def test_its_maker_and_managers_rename_and_archive_it(
    alice: Person, bob: Person, carol: Person, letter: Document, sold: Deal
) -> None:
    _, template = bob.post("/document-templates", {"document_id": str(letter.id), "name": "Ours"})
    path = f"/document-templates/{template['id']}"
    assert carol.patch(path, {"name": "Hers", "version": 1})[0] == 403
    assert bob.patch(path, {"name": "Mine", "version": 1})[1]["name"] == "Mine"
    assert alice.patch(path, {"description": "For all", "version": 1})[0] == 409
    assert alice.patch(path, {"description": "For all", "version": 2})[1]["description"] == "For all"
    assert carol.post(f"{path}/archive")[0] == 403
    assert alice.post(f"{path}/archive")[1]["archived_at"] is not None
    assert alice.post(f"{path}/archive")[1]["error"]["code"] == "template_is_archived"
    body = {"about": f"deal:{sold.id}", "template": template["key"]}
    assert bob.post("/documents/from-template", body)[1]["error"]["code"] == "template_is_archived"
    assert template["key"] not in [one["key"] for one in bob.get("/document-templates")[1]]
    assert [one["key"] for one in bob.get("/document-templates", archived=True)[1]] == [template["key"]]
    assert bob.post(f"{path}/unarchive")[1]["archived_at"] is None
    assert bob.post(f"{path}/unarchive")[1]["error"]["code"] == "template_is_not_archived"


def test_a_document_one_does_not_see_makes_no_template(carol: Person, letter: Document) -> None:
    assert carol.post("/document-templates", {"document_id": str(letter.id), "name": "Mine"})[0] == 404


def test_outsiders_have_no_templates(dana: Person) -> None:
    assert dana.get("/document-templates")[0] == 404
