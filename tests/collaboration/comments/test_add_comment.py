"""POST /comments: exactly one audience, once."""

import uuid
from collections.abc import Callable

import pytest

from collaboration.comments.models import Comment
from collaboration.comments.operations import writing
from journal.models import Event
from permissions.grants import end_share, share, shares_of
from permissions.scope import Scope
from tests.cast import Person
from tests.collaboration.comments.said import heard, say, try_to_say
from workspace.companies.models import Company
from workspace.deals.models import Deal

GARBAGE = ["", "   \n ", "\u202e\u200b"]


def last_event(person: Person) -> Event:
    with person.inside():
        event = (
            Event.objects.filter(workspace_id=person.workspace.id, kind__startswith="comment.").order_by("seq").last()
        )
    assert event is not None
    return event


def test_a_comment_of_staff_is_internal_unless_said_otherwise(alice: Person, deal: Deal) -> None:
    comment = say(alice, deal, "Ask for the delivery date")
    assert comment["audience"] == {"kind": "internal", "id": None, "label": "Internal"}
    assert (comment["author"]["name"], comment["about"]) == ("Alice", {"type": "deal", "id": str(deal.id)})
    assert {"comment.delete", "comment.edit", "comment.react"} <= set(comment["abilities"])
    assert last_event(alice).audience["only"] == "internal"


def test_it_goes_to_a_company_the_deal_is_shared_with(
    alice: Person, pavel: Person, shared_deal: Deal, partner_one: Company
) -> None:
    comment = say(alice, shared_deal, "For you", audience=f"company:{partner_one.id}")
    assert comment["audience"] == {"kind": "company", "id": str(partner_one.id), "label": "Partner One"}
    assert heard(pavel, shared_deal) == ["For you"]
    event = last_event(alice)
    assert event.audience["only"] == f"circle:{partner_one.circle_id}"
    assert (event.kind, event.payload["comment_id"], event.about_id) == ("comment.added", comment["id"], shared_deal.id)


def test_it_goes_to_a_person_the_deal_is_shared_with(alice: Person, dana: Person, deal: Deal) -> None:
    with alice.acting():
        share(deal, dana.member, "comment")
    comment = say(alice, deal, "For you alone", audience=f"member:{dana.id}")
    assert comment["audience"] == {"kind": "member", "id": str(dana.id), "label": "Dana"}
    assert heard(dana, deal) == ["For you alone"]


def test_it_reaches_a_company_through_a_shared_pipeline(
    alice: Person, pavel: Person, deal: Deal, partner_one: Company
) -> None:
    with alice.acting():
        share(deal.pipeline, partner_one.circle, "comment")
    say(alice, deal, "Through the pipeline", audience=f"company:{partner_one.id}")
    assert heard(pavel, deal) == ["Through the pipeline"]


def test_an_outsider_always_speaks_with_their_company(pavel: Person, shared_deal: Deal, partner_one: Company) -> None:
    comment = say(pavel, shared_deal)
    assert comment["audience"] == {"kind": "company", "id": str(partner_one.id), "label": "Partner One"}
    assert say(pavel, shared_deal, audience=f"company:{partner_one.id}")["audience"] == comment["audience"]


def test_an_outsider_with_a_share_of_their_own_speaks_for_themselves(alice: Person, dana: Person, deal: Deal) -> None:
    with alice.acting():
        share(deal, dana.member, "comment")
    assert say(dana, deal)["audience"]["kind"] == "member"


def test_an_outsider_cannot_choose_other_readers(
    pavel: Person, rita: Person, alice: Person, shared_deal: Deal, partner_two: Company
) -> None:
    assert try_to_say(pavel, shared_deal, audience="internal")[1]["error"]["code"] == "audience_is_fixed"
    for stranger in (f"company:{partner_two.id}", f"member:{rita.id}", f"member:{alice.id}", f"company:{uuid.uuid4()}"):
        assert try_to_say(pavel, shared_deal, audience=stranger)[0] == 404


def test_it_refuses_an_audience_that_does_not_see_the_deal(alice: Person, pavel: Person, deal: Deal) -> None:
    with alice.inside():
        company = Company.objects.get(circle=pavel.member.circle)
    for audience in (f"company:{company.id}", f"member:{pavel.id}"):
        status, answer = try_to_say(alice, deal, audience=audience)
        assert (status, answer["error"]["code"]) == (409, "not_shared_with_audience")


def test_it_refuses_an_audience_whose_share_has_ended(
    alice: Person, pavel: Person, shared_deal: Deal, partner_one: Company
) -> None:
    question = say(pavel, shared_deal, "Still there?")
    with alice.acting():
        for grant in shares_of(shared_deal):
            end_share(shared_deal, grant)
    status, answer = try_to_say(alice, shared_deal, "Yes", parent_id=question["id"])
    assert (status, answer["error"]["code"]) == (409, "not_shared_with_audience")


def test_it_knows_no_audience_of_another_workspace(alice: Person, eve: Person, deal: Deal) -> None:
    theirs = eve.post("/companies", {"name": "Elsewhere", "relation": "partner"})[1]
    for audience in (f"company:{theirs['id']}", f"member:{eve.id}"):
        assert try_to_say(alice, deal, audience=audience)[0] == 404


@pytest.mark.parametrize("body", GARBAGE)
def test_it_refuses_an_empty_text(alice: Person, deal: Deal, body: str) -> None:
    status, answer = try_to_say(alice, deal, body)
    assert (status, list(answer["error"]["fields"])) == (400, ["body"])


def test_it_refuses_what_is_no_comment(alice: Person, deal: Deal) -> None:
    assert try_to_say(alice, deal, "x" * 20_001)[0] == 400
    for about, status in (("deal", 400), ("deal:1", 400), (f"pipeline:{deal.id}", 404), (f"deal:{uuid.uuid4()}", 404)):
        assert alice.post("/comments", {"about": about, "body": "x"})[0] == status
    assert try_to_say(alice, deal, audience="everybody")[0] == 400
    assert heard(alice, deal) == []


def test_text_is_shown_as_it_was_typed_and_runs_nothing(alice: Person, deal: Deal) -> None:
    body = "<img src=x onerror=alert(1)> & =HYPERLINK(1)\njavascript:alert(1) https://artel.test/?a=1&b=2.\n\n\x00\u202eend"
    html = say(alice, deal, body)["html"]
    assert html == (
        "<p>&lt;img src=x onerror=alert(1)&gt; &amp; =HYPERLINK(1)<br>javascript:alert(1) "
        '<a href="https://artel.test/?a=1&amp;b=2" rel="noopener noreferrer nofollow">https://artel.test/?a=1&amp;b=2</a>.'
        "</p><p>end</p>"
    )


def test_the_same_id_again_is_the_same_comment(alice: Person, deal: Deal) -> None:
    proposed = str(uuid.uuid4())
    first = say(alice, deal, "Once", id=proposed)
    assert say(alice, deal, "Once", id=proposed) == first
    assert (first["id"], heard(alice, deal)) == (proposed, ["Once"])


def test_of_two_retries_at_once_one_is_taken(alice: Person, deal: Deal, monkeypatch: pytest.MonkeyPatch) -> None:
    proposed = uuid.uuid4()
    asked: list[uuid.UUID] = []
    look = writing._said_before

    def blind_at_first(comment_id: uuid.UUID, record: Deal, scope: Scope) -> Comment | None:
        """The other retry commits between our look and our insert."""
        asked.append(comment_id)
        return None if len(asked) == 1 else look(comment_id, record, scope)

    first = say(alice, deal, "Once", id=proposed)
    monkeypatch.setattr(writing, "_said_before", blind_at_first)
    assert say(alice, deal, "Once", id=proposed) == first
    assert (len(asked), heard(alice, deal)) == (2, ["Once"])


def test_the_same_key_again_is_the_same_answer(alice: Person, deal: Deal) -> None:
    data = {"about": f"deal:{deal.id}", "body": "Once"}
    first = alice.post("/comments", data, key="k1")
    assert alice.post("/comments", data, key="k1") == first
    assert heard(alice, deal) == ["Once"]


def test_an_id_belongs_to_one_author_and_one_workspace(alice: Person, bob: Person, eve: Person, deal: Deal) -> None:
    taken = say(alice, deal)["id"]
    assert try_to_say(bob, deal, id=taken)[1]["error"]["code"] == "id_taken"
    pipeline = eve.post("/pipelines", {"name": "South", "template": "sales"})[1]
    theirs = eve.post("/deals", {"title": "Theirs", "pipeline_id": pipeline["id"]})[1]
    status, answer = eve.post("/comments", {"about": f"deal:{theirs['id']}", "body": "x", "id": taken})
    assert (status, answer["error"]["code"]) == (409, "id_taken")


def test_an_answer_has_the_readers_of_its_thread(
    alice: Person, bob: Person, pavel: Person, shared_deal: Deal, partner_two: Company
) -> None:
    question = say(pavel, shared_deal, "When?")
    answer = say(alice, shared_deal, "Monday", parent_id=question["id"])
    assert (answer["audience"], answer["parent_id"]) == (question["audience"], question["id"])
    assert say(bob, shared_deal, "Or Tuesday", parent_id=answer["id"])["parent_id"] == question["id"]
    for audience in ("internal", f"company:{partner_two.id}"):
        status, refusal = try_to_say(alice, shared_deal, parent_id=question["id"], audience=audience)
        assert (status, refusal["error"]["code"]) == (400, "audience_is_fixed")


def test_an_answer_stays_on_the_record_of_its_thread(
    alice: Person, shared_deal: Deal, another_deal: Callable[[], Deal]
) -> None:
    question = say(alice, shared_deal)
    assert try_to_say(alice, another_deal(), parent_id=question["id"])[0] == 404


def test_seeing_is_not_commenting(alice: Person, dana: Person, carol: Person, deal: Deal) -> None:
    with alice.acting():
        share(deal, dana.member, "view")
    assert try_to_say(dana, deal)[0] == 403
    assert try_to_say(carol, deal)[0] == 404
    with alice.inside():
        assert not Comment.objects.exists()


def test_a_stranger_finds_no_deal(eve: Person, pavel: Person, deal: Deal) -> None:
    for person in (eve, pavel):
        assert try_to_say(person, deal)[0] == 404
        assert person.get("/comments", about=f"deal:{deal.id}")[0] == 404


def test_the_live_event_echoes_the_writers_mutation(alice: Person, deal: Deal) -> None:
    alice.post("/comments", {"about": f"deal:{deal.id}", "body": "x"}, x_mutation_id="tab-1")
    assert last_event(alice).mutation_id == "tab-1"
