"""GET /comments and /comments/audiences."""

import uuid

from django.core.files.uploadedfile import SimpleUploadedFile

from permissions.grants import share
from tests.cast import Person
from tests.collaboration.comments.said import heard, say, try_to_say
from workspace.companies.models import Company
from workspace.deals.models import Deal


def test_it_pages_from_the_newest(alice: Person, deal: Deal) -> None:
    for n in range(5):
        say(alice, deal, str(n))
    about = f"deal:{deal.id}"
    first = alice.get("/comments", about=about, limit=3)[1]
    rest = alice.get("/comments", about=about, limit=3, after=first["next"])[1]
    assert [one["body"] for one in first["items"] + rest["items"]] == ["4", "3", "2", "1", "0"]
    assert rest["next"] is None


def test_it_fetches_specific_ones(alice: Person, deal: Deal) -> None:
    wanted = say(alice, deal, "This")
    say(alice, deal, "Not this")
    answer = alice.get("/comments", about=f"deal:{deal.id}", ids=f"{wanted['id']},{uuid.uuid4()}")[1]
    assert [one["body"] for one in answer["items"]] == ["This"]


def test_it_refuses_unknown_filters_and_broken_cursors(alice: Person, deal: Deal) -> None:
    about = f"deal:{deal.id}"
    for query in ({"author": "x"}, {"after": "x"}, {"ids": "x"}, {"limit": "1000"}):
        assert alice.get("/comments", about=about, **query)[0] == 400
    assert alice.get("/comments")[0] == 400


def test_staff_choose_among_internal_and_those_it_is_shared_with(
    alice: Person, pavel: Person, dana: Person, shared_deal: Deal, partner_one: Company, partner_two: Company
) -> None:
    with alice.acting():
        share(shared_deal, dana.member, "view")
    status, offers = alice.get("/comments/audiences", about=f"deal:{shared_deal.id}")
    assert (status, offers) == (
        200,
        [
            {"key": "internal", "label": "Internal", "kind": "internal", "people": []},
            {"key": f"company:{partner_one.id}", "label": "Partner One", "kind": "company", "people": ["Pavel"]},
            {"key": f"company:{partner_two.id}", "label": "Partner Two", "kind": "company", "people": []},
            {"key": f"member:{dana.id}", "label": "Dana", "kind": "member", "people": ["Dana"]},
        ],
    )


def test_a_deal_shared_with_nobody_offers_internal_alone(alice: Person, deal: Deal) -> None:
    assert [one["key"] for one in alice.get("/comments/audiences", about=f"deal:{deal.id}")[1]] == ["internal"]


def test_files_come_with_their_comment_to_its_audience(
    alice: Person, pavel: Person, rita: Person, shared_deal: Deal, partner_one: Company
) -> None:
    upload = SimpleUploadedFile("offer.txt", b"one hundred")
    file = alice.upload("/files", file=upload)[1]
    comment = say(alice, shared_deal, "", audience=f"company:{partner_one.id}", file_ids=[file["id"]])
    assert [one["name"] for one in comment["files"]] == ["offer.txt"]
    theirs = pavel.get("/comments", about=f"deal:{shared_deal.id}")[1]["items"][0]["files"][0]
    assert pavel.client.get(theirs["url"]).content == b"one hundred"
    assert rita.client.get(theirs["url"]).status_code == 404
    assert try_to_say(alice, shared_deal, "again", file_ids=[file["id"]])[0] == 400
    alice.delete(f"/comments/{comment['id']}")
    assert pavel.client.get(theirs["url"]).status_code == 404
    assert heard(pavel, shared_deal) == []


def test_a_deal_says_how_many_comments_it_has(alice: Person, pavel: Person, shared_deal: Deal) -> None:
    say(alice, shared_deal)
    say(pavel, shared_deal)
    assert alice.get(f"/deals/{shared_deal.id}")[1]["comment_count"] == 2
    assert [one["comment_count"] for one in alice.get("/deals")[1]["items"]] == [2]
    board = alice.get("/deals/board", pipeline=str(shared_deal.pipeline_id))[1]
    assert sum(card["comment_count"] for column in board["columns"] for card in column["items"]) == 2
