"""The tenant fence in the database: what holds even when a query forgets the workspace."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.apps import apps
from django.db import DataError, IntegrityError, ProgrammingError, connection, models, transaction

from accounts.mail.models import OutgoingMail
from accounts.models import Membership, Workspace
from journal.fence import fence
from permissions.globals import GLOBAL_TABLES
from permissions.grants import share
from tests.cast import Person
from workspace.companies.models import Company
from workspace.people.models import Person as Contact
from workspace.people.models import PersonPlace

TENANT_MODELS = [
    model
    for model in apps.get_models(include_auto_created=True)
    if any(column.attname == "workspace_id" for column in model._meta.concrete_fields)
]


# A mail of a person (a password reset) has no workspace and is seen only from outside every workspace.
OF_PEOPLE = {OutgoingMail}
# Whose policy lets in more than one workspace's rows: people find their own memberships everywhere.
WIDER = {OutgoingMail, Membership}


def ask(question: str, *values: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(question, values)
        return cursor.fetchall()


def tables(condition: str) -> set[str]:
    question = (
        "select relname from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and "
    )
    return {row[0] for row in ask(question + condition)}


@contextmanager
def as_owner() -> Iterator[None]:
    """As the owner of the tables, whom no policy holds."""
    with connection.cursor() as cursor:
        cursor.execute("set role artel_owner")
        yield
        cursor.execute("set role artel_app")


@pytest.fixture
def gull(alice: Person) -> Company:
    with alice.acting():
        return Company.objects.create(workspace=alice.workspace, name="Gull")


@pytest.fixture
def theirs(eve: Person) -> Company:
    with eve.acting():
        return Company.objects.create(workspace=eve.workspace, name="Theirs")


# -- every table ------------------------------------------------------------------------------------------------------


def test_every_table_is_fenced_or_listed_as_global(db: None):
    fenced = tables("relrowsecurity and exists (select from pg_policy p where p.polrelid = c.oid)")
    assert fenced.isdisjoint(GLOBAL_TABLES)
    assert fenced | set(GLOBAL_TABLES) == tables("true")


def test_every_tenant_table_is_fenced_by_its_workspace(db: None):
    for model in TENANT_MODELS:
        rows = ask(
            "select pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid) from pg_policy"
            " where polrelid = %s::regclass",
            model._meta.db_table,
        )
        assert len(rows) == 1, model._meta.db_table
        for condition in rows[0]:
            assert "workspace_id = " in condition
            assert "'app.workspace'" in condition


def test_no_tenant_row_may_lack_its_workspace(db: None):
    for model in TENANT_MODELS:
        rows = ask(
            "select attnotnull from pg_attribute where attrelid = %s::regclass and attname = 'workspace_id'",
            model._meta.db_table,
        )
        assert rows == [(model not in OF_PEOPLE,)], model._meta.db_table


def test_nearly_no_table_has_a_second_way_in(db: None):
    plain = ask("select pg_get_expr(polqual, polrelid) from pg_policy where polrelid = 'companies_company'::regclass")
    wider = ask(
        "select polrelid::regclass::text from pg_policy where pg_get_expr(polqual, polrelid) <> %s", plain[0][0]
    )
    assert {row[0] for row in wider} == {model._meta.db_table for model in WIDER}


def links_between_tenants() -> list[tuple[str, str, str]]:
    """(table, column, table linked to) of every foreign key from one tenant model to another."""
    return [
        (model._meta.db_table, column.column, column.related_model._meta.db_table)
        for model in TENANT_MODELS
        for column in model._meta.concrete_fields
        if isinstance(column, models.ForeignKey) and column.related_model in TENANT_MODELS
    ]


def test_every_link_between_tenant_tables_includes_the_workspace(db: None):
    composite = {
        (table, tuple(columns), other, tuple(others))
        for table, columns, other, others in ask(
            "select conrelid::regclass::text,"
            " array(select attname::text from unnest(conkey) with ordinality as k(n, o)"
            "  join pg_attribute on attrelid = conrelid and attnum = n order by o), confrelid::regclass::text,"
            " array(select attname::text from unnest(confkey) with ordinality as k(n, o)"
            "  join pg_attribute on attrelid = confrelid and attnum = n order by o)"
            " from pg_constraint where contype = 'f' and array_length(conkey, 1) = 2"
        )
    }
    links = links_between_tenants()
    assert len(links) > 40
    missing = [
        link for link in links if (link[0], ("workspace_id", link[1]), link[2], ("workspace_id", "id")) not in composite
    ]
    assert missing == []


# -- what it does -----------------------------------------------------------------------------------------------------


def test_without_a_fence_there_are_no_rows(alice: Person, gull: Company):
    with fence(None, None):
        shown = {model for model in TENANT_MODELS if model._default_manager.exists()}
    assert shown <= OF_PEOPLE


def test_a_query_that_forgets_the_workspace_sees_one(alice: Person, bob: Person, eve: Person, theirs: Company):
    with bob.acting():
        company = Company.objects.create(workspace=bob.workspace, name="Gull", owner=bob.member)
        share(company, bob.member, "view")
    seen = []
    with alice.inside():
        for model in TENANT_MODELS:
            ours = set(model._default_manager.values_list("workspace_id", flat=True))
            assert ours <= {alice.workspace.id}, model._meta.db_table
            seen += [model] if ours else []
    assert {Company, Membership} < set(seen)
    with as_owner():
        assert set(Company.objects.values_list("workspace_id", flat=True)) == {alice.workspace.id, eve.workspace.id}


def test_raw_sql_is_fenced_too(alice: Person, gull: Company, theirs: Company):
    with alice.inside():
        assert ask("select name from companies_company") == [("Gull",)]
        assert ask("with gone as (delete from companies_company returning name) select * from gone") == [("Gull",)]
    with as_owner():
        assert ask("select name from companies_company") == [("Theirs",)]


@pytest.mark.parametrize("write", ["insert", "move"])
def test_nothing_is_written_into_another_workspace(alice: Person, gull: Company, elsewhere: Workspace, write: str):
    def plant() -> None:
        with transaction.atomic(), alice.inside():
            if write == "insert":
                Company.objects.create(workspace=elsewhere, name="Planted")
            else:
                Company.objects.filter(pk=gull.pk).update(workspace=elsewhere)

    with pytest.raises(ProgrammingError, match="row-level security"):
        plant()


def test_a_link_into_another_workspace_is_refused(alice: Person, eve: Person, gull: Company, theirs: Company):
    """A plain foreign key would pass: the database checks it as the owner, above the fence."""
    with alice.inside():
        contact = Contact.objects.create(workspace=alice.workspace, last_name="Contact")

    def check(link: Callable[[], Any]) -> None:
        with transaction.atomic(), alice.inside():
            link()
            connection.check_constraints()

    for link in (
        lambda: Company.objects.filter(pk=gull.pk).update(owner=eve.member),
        lambda: PersonPlace.objects.create(workspace=alice.workspace, person=contact, company=theirs),
        lambda: Contact.objects.filter(pk=contact.pk).update(owner=eve.member),
    ):
        with pytest.raises(IntegrityError, match="same_tenant"):
            check(link)


def test_people_find_their_own_memberships_everywhere(alice: Person, bob: Person, eve: Person):
    with fence(None, alice.user.id):
        assert list(Membership.objects.all()) == [alice.member]
    with fence(None, eve.user.id):
        assert list(Membership.objects.all()) == [eve.member]


def test_nobody_writes_a_membership_of_another_workspace(alice: Person, elsewhere: Workspace):
    with fence(None, alice.user.id), pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        Membership.objects.create(workspace=elsewhere, user=alice.user, name="Alice")
    with fence(None, alice.user.id), pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        Membership.objects.filter(pk=alice.id).update(workspace=elsewhere)


@pytest.mark.parametrize("value", ["", "00000000-0000-0000-0000-000000000000"])
def test_a_setting_that_names_no_workspace_opens_nothing(alice: Person, gull: Company, value: str):
    ask("select set_config('app.workspace', %s, false)", value)
    assert ask("select count(*) from companies_company") == [(0,)]


@pytest.mark.parametrize("value", ["x", "'; select 1; --", "%"])
def test_a_setting_that_is_no_id_is_an_error(alice: Person, gull: Company, value: str):
    ask("select set_config('app.workspace', %s, false)", value)
    with pytest.raises(DataError, match="invalid input syntax for type uuid"), transaction.atomic():
        ask("select count(*) from companies_company")


def test_a_failed_statement_keeps_its_own_name(alice: Person, gull: Company):
    """The fence is not restored inside a transaction that has failed: that error would hide the first one."""
    with pytest.raises(DataError, match="division by zero"), alice.acting():
        ask("select 1 / 0")


# -- how long it lasts (in real transactions: a setting of a transaction outlives its savepoints) ---------------------


@pytest.mark.django_db(transaction=True)
def test_the_fence_ends_with_the_act(alice: Person, eve: Person, gull: Company, theirs: Company):
    with alice.acting():
        assert list(Company.objects.all()) == [gull]
        with pytest.raises(ValueError, match="inner"), transaction.atomic():
            raise ValueError("inner")
        assert list(Company.objects.all()) == [gull]
    assert list(Company.objects.all()) == []
    with pytest.raises(ValueError, match="outer"), eve.acting():
        raise ValueError("outer")
    assert list(Company.objects.all()) == []


@pytest.mark.django_db(transaction=True)
def test_an_act_inside_a_request_gives_the_request_its_fence_back(alice: Person, gull: Company):
    with alice.inside():
        with alice.acting():
            assert list(Company.objects.all()) == [gull]
        assert list(Company.objects.all()) == [gull]
    assert ask("select current_setting('app.workspace', true)")[0][0] in ("", None)


# -- the roles --------------------------------------------------------------------------------------------------------


def test_the_product_runs_below_the_fence(db: None):
    roles = ask(
        "select current_user::text, r.rolsuper, r.rolbypassrls, r.rolcreaterole, exists (select from pg_class where"
        " relnamespace = 'public'::regnamespace and pg_has_role(r.oid, relowner, 'USAGE'))"
        " from pg_roles r where rolname in (current_user, session_user) order by rolname"
    )
    assert len(roles) == 2
    assert all(role == ("artel_app", False, False, False, False) for role in roles)


@pytest.mark.parametrize(
    "statement",
    [
        "alter table companies_company disable row level security",
        "drop policy fence on companies_company",
        "create policy mine on companies_company using (true)",
        "alter table companies_company owner to artel_app",
        "drop table companies_company",
        "set session_replication_role = replica",
    ],
)
def test_the_product_cannot_take_the_fence_down(db: None, statement: str):
    with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_the_comparisons_of_search_are_leak_proof(db: None):
    """Otherwise the fence switches the trigram indexes off: 254 ms in place of 4."""
    rows = ask(
        "select proleakproof from pg_proc where oid in"
        " ('pg_catalog.textlike(text, text)'::regprocedure, 'pg_catalog.upper(text)'::regprocedure)"
    )
    assert rows == [(True,), (True,)]
