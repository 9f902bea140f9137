"""What lies in the database after the demo was loaded."""

from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from accounts.mail.models import OutgoingMail
from accounts.models import Membership, Workspace
from collaboration.comments.models import Comment
from collaboration.documents.finding.models import Words
from collaboration.documents.models import Document, Snapshot, Update
from collaboration.documents.threads.models import Anchor
from collaboration.documents.threads.operations import look_at_anchors
from collaboration.notifications.models import Notification
from config.demo.content import words_of
from config.demo.loader import load_missing, remove
from config.demo.recipe import requests, story
from journal.fence import fence
from journal.models import Event
from permissions.capabilities import Capability
from permissions.scope import Scope
from tests.config.demo.conftest import START
from workspace.activities.models import Activity
from workspace.companies.models import Company
from workspace.deals.models import Deal, Pipeline
from workspace.people.models import Person
from workspace.products.models import Product
from workspace.service_requests.models import ServiceRequest


def test_it_loads_both_workspaces(demo: list[str], db: None) -> None:
    assert demo == ["severny-sklad", "northway"]
    assert set(Workspace.objects.filter(slug__in=demo).values_list("is_demo", "language", "currency")) == {
        (True, "ru", "RUB"),
        (True, "en", "EUR"),
    }


def test_a_second_load_changes_nothing(demo: list[str], db: None) -> None:
    before = set(Workspace.objects.values_list("id", flat=True))
    assert load_missing() == []
    assert set(Workspace.objects.values_list("id", flat=True)) == before


def test_everything_is_there(inside: Workspace) -> None:
    assert Company.objects.count() == 25
    assert Person.objects.count() == 60
    assert Product.objects.count() >= 10
    assert Pipeline.objects.count() == 2
    assert Deal.objects.count() == 60
    assert Comment.objects.count() >= 120
    assert Comment.objects.exclude(parent=None).count() >= 60
    assert ServiceRequest.objects.count() == 15
    assert Membership.objects.filter(workspace=inside, kind="staff").count() == 13
    assert Activity.objects.count() >= 25


def test_requests_ended_in_the_status_that_the_recipe_says(inside: Workspace) -> None:
    words = words_of(inside.language)
    expected = {words.requests[one.key]["subject"]: one.status for one in requests.REQUESTS}
    assert dict(ServiceRequest.objects.values_list("subject", "status")) == expected


def test_no_event_is_older_than_the_one_before_it(inside: Workspace) -> None:
    told = list(Event.objects.filter(workspace_id=inside.id).order_by("seq").values_list("seq", "created_at"))
    assert [seq for seq, _at in told] == list(range(1, len(told) + 1))
    assert [at for _seq, at in told] == sorted(at for _seq, at in told)
    assert told[-1][1] < START
    assert (START - told[0][1]).days > 80


def test_nothing_is_stamped_with_the_time_of_loading(inside: Workspace) -> None:
    for model in (Deal, Comment, Notification, ServiceRequest, Company, Person, Activity):
        assert not model.objects.filter(created_at__gte=START).exists(), model
    assert not Deal.objects.filter(stage_since__gte=START).exists()
    assert not Deal.objects.filter(closed_at__gte=START).exists()
    assert not Deal.objects.filter(updated_at__gte=START).exists()


def test_documents_are_shared_and_their_threads_hang_on_words_that_are_there(inside: Workspace) -> None:
    documents = list(Document.objects.all())
    assert {one.about_type for one in documents} == {"deal"}
    assert (len(documents), Anchor.objects.count(), Words.objects.count()) == (3, 5, 3)
    for document in documents:
        look_at_anchors(document)
        assert document.created_at < START
    assert not Anchor.objects.exclude(deleted_at=None).exists()
    assert not Update.objects.filter(created_at__gte=START).exists()
    assert Snapshot.objects.filter(kind="shared").count() == 2


def test_a_promised_answer_lies_as_far_ahead_as_its_category_says(inside: Workspace) -> None:
    waiting = ServiceRequest.objects.select_related("category").exclude(answer_by=None)
    assert waiting.filter(status="new").count() == 3
    for one in waiting.filter(status="new"):
        assert one.answer_by is not None
        assert round((one.answer_by - one.created_at).total_seconds() / 3600, 1) == one.category.answer_hours


def test_nobody_works_on_a_weekend(inside: Workspace) -> None:
    assert not [one for one in Comment.objects.all() if one.created_at.weekday() > 4]


def test_the_story_has_entries_of_three_departments_a_client_and_a_partner(inside: Workspace) -> None:
    deal = Deal.objects.get(title=words_of(inside.language).deals[story.KEY]["title"])
    events = Event.objects.filter(workspace_id=inside.id, about_id=deal.id)
    assert events.count() >= 50
    actors = Membership.objects.filter(pk__in=events.values("actor_id"))
    assert set(actors.values_list("kind", flat=True)) == {"staff", "client", "partner"}
    assert set(actors.exclude(teams=None).values_list("teams__name", flat=True)) == set(
        words_of(inside.language).teams.values()
    )
    assert {
        "deal.moved",
        "deal.edited",
        "share.granted",
        "share.ended",
        "activity.logged",
        "deal.lines_changed",
    } <= set(events.values_list("kind", flat=True))
    assert deal.amount == sum(line.total for line in deal.lines.all())
    assert deal.requests.count() >= 3


def test_the_rivals_do_not_see_each_others_deals(inside: Workspace) -> None:
    words = words_of(inside.language)
    seen = {}
    for key in ("partner_a_1", "partner_b_1"):
        scope = Scope.of(Membership.objects.get(email=words.email(key)))
        seen[key] = set(scope.visible(Deal).values_list("id", flat=True))
    assert len(seen["partner_a_1"]) == 21
    assert len(seen["partner_b_1"]) == 4
    assert not seen["partner_a_1"] & seen["partner_b_1"]


def test_a_client_sees_the_deals_shared_with_them_and_their_own_requests(inside: Workspace) -> None:
    words = words_of(inside.language)
    scope = Scope.of(Membership.objects.get(email=words.email("client_a_2")))
    assert scope.visible(Deal).count() == 3
    assert {one.requester.email for one in scope.visible(ServiceRequest)} == {words.email("client_a_2")}
    deal = Deal.objects.get(title=words.deals[story.KEY]["title"])
    assert scope.allows(deal, Capability.DEAL_COMMENT)


def test_old_news_are_read_and_fresh_ones_wait(inside: Workspace) -> None:
    unread = Notification.objects.filter(read_at=None)
    assert 10 <= unread.count() <= 60
    assert Notification.objects.exclude(read_at=None).count() >= 100
    seller = words_of(inside.language).email("seller_1")
    assert unread.filter(recipient__email=seller, kind="mention").exists()


def test_only_the_last_days_mails_are_left_to_send(inside: Workspace) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "select count(*) from procrastinate_jobs where status = 'todo' and args->>'workspace_id' = %s",
            [str(inside.id)],
        )
        (waiting,) = cursor.fetchone()
    assert 5 <= waiting <= 40


def test_removing_leaves_no_row_and_no_other_workspace(demo: list[str], workspace: Workspace, db: None) -> None:
    ids = [str(one) for one in Workspace.objects.filter(slug__in=demo).values_list("id", flat=True)]
    assert sorted(remove()) == sorted(demo)
    assert Workspace.objects.filter(pk=workspace.pk).exists()
    with connection.cursor() as cursor:
        cursor.execute(
            "select table_name from information_schema.columns where column_name = 'workspace_id'"
            " and table_schema = 'public'"
        )
        for (table,) in cursor.fetchall():
            for workspace_id in ids:
                with fence(workspace_id, None, local=True):  # type: ignore[arg-type]
                    cursor.execute(f'select count(*) from "{table}" where workspace_id = %s', [workspace_id])
                    assert cursor.fetchone() == (0,), table
    assert not OutgoingMail.objects.filter(to__endswith=".example").exists()


def test_the_commands_refuse_where_there_is_no_demo(settings: Any) -> None:
    settings.DEMO = False
    for name in ("demo_load", "demo_code", "demo_reset"):
        with pytest.raises(CommandError, match="no demo"):
            call_command(name)
