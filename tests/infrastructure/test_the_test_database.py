"""The ground the other tests stand on."""

import pytest
from django.db import connection


def _ask(question: str) -> tuple:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchone()


@pytest.mark.django_db
def test_it_works_as_the_role_that_row_level_security_holds():
    assert _ask("SELECT current_user, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user") == (
        "artel_app",
        False,
        False,
    )


@pytest.mark.django_db
def test_it_folds_cyrillic_case_and_knows_russian_word_forms():
    assert _ask("SELECT upper('ёлка'), 'СЕВЕР' ILIKE 'сев%'") == ("ЁЛКА", True)
    assert _ask("SELECT to_tsvector('russian', 'Северные') @@ to_tsquery('russian', 'северный')") == (True,)


@pytest.mark.django_db
def test_its_trigrams_know_cyrillic_letters():
    assert _ask("SELECT cardinality(show_trgm('ёлка'))") == (5,)


@pytest.mark.django_db(transaction=True)
def test_a_transactional_test_may_empty_its_tables():
    assert _ask("SELECT has_table_privilege('django_session', 'TRUNCATE')") == (True,)


@pytest.mark.django_db
def test_redis_answers(redis_url):
    import redis

    with redis.Redis.from_url(redis_url) as client:
        assert client.ping()
