"""`backup` and `restore`: what comes back, and what a failure leaves alone."""

import os
import tarfile
from pathlib import Path
from threading import Timer

import psycopg
import pytest
from django.core.management import CommandError, call_command

from config.backups import NotABackup, make_backup, restore_backup
from config.postgres import DatabaseTrouble, embedded, superuser_url
from config.secrets import secret
from tests.infrastructure.database import copy_of_template


@pytest.fixture
def other(django_db_setup, state, monkeypatch):
    """An installation of its own: a fresh database, a state folder with a key and an uploaded file."""
    monkeypatch.setenv("ARTEL_DATA", str(state.parent))
    with copy_of_template("_other") as name:
        url, administrator = embedded().url("artel", name), superuser_url()
        monkeypatch.setenv("ARTEL_DATA", str(state))
        monkeypatch.setenv("DATABASE_URL", url)
        monkeypatch.setenv("ARTEL_ADMIN_URL", administrator)
        secret("mfa")
        (state / "files").mkdir()
        (state / "files" / "contract.pdf").write_text("signed")
        yield url
        monkeypatch.setenv("ARTEL_DATA", str(state.parent))


def write(url: str, word: str) -> None:
    with psycopg.connect(url) as connection:
        connection.execute("SET ROLE artel_owner")
        connection.execute("CREATE TABLE IF NOT EXISTS kept (word text)")
        connection.execute("INSERT INTO kept VALUES (%s)", [word])


def words(url: str) -> list[str]:
    with psycopg.connect(url) as connection:
        connection.execute("SET ROLE artel_app")
        return [word for (word,) in connection.execute("SELECT word FROM kept ORDER BY 1")]


def test_everything_comes_back(other, state, tmp_path):
    write(other, "before")
    key = secret("mfa")
    make_backup(tmp_path / "kept.tar")

    write(other, "after")
    (state / "files" / "contract.pdf").write_text("changed")
    (state / "secrets" / "mfa").write_text("lost")
    restore_backup(tmp_path / "kept.tar")

    assert words(other) == ["before"]
    assert secret("mfa") == key
    assert (state / "files" / "contract.pdf").read_text() == "signed"


def test_search_is_as_fast_as_before(other, tmp_path):
    make_backup(tmp_path / "kept.tar")
    restore_backup(tmp_path / "kept.tar")
    with psycopg.connect(other) as connection:
        marked = connection.execute("SELECT proleakproof FROM pg_proc WHERE oid = 'textlike(text,text)'::regprocedure")
        assert marked.fetchone() == (True,)


def test_a_backup_is_for_its_owner_only(other, tmp_path):
    make_backup(tmp_path / "kept.tar")
    assert (tmp_path / "kept.tar").stat().st_mode & 0o777 == 0o600


def test_a_database_in_use_is_left_alone(other, tmp_path):
    write(other, "before")
    make_backup(tmp_path / "kept.tar")
    write(other, "after")
    with psycopg.connect(other), pytest.raises(DatabaseTrouble, match="in use"):
        restore_backup(tmp_path / "kept.tar")
    assert words(other) == ["after", "before"]


def test_whoever_is_just_leaving_is_waited_for(other, tmp_path):
    write(other, "before")
    make_backup(tmp_path / "kept.tar")
    leaving = psycopg.connect(other)
    Timer(0.5, leaving.close).start()
    restore_backup(tmp_path / "kept.tar")
    assert words(other) == ["before"]


@pytest.mark.parametrize("content", [b"", b"not a backup", b"PGDMP"])
def test_another_file_is_refused(other, tmp_path, content):
    write(other, "before")
    (tmp_path / "other.tar").write_bytes(content)
    with pytest.raises(CommandError, match="Nothing was changed"):
        call_command("restore", str(tmp_path / "other.tar"), "--yes")
    assert words(other) == ["before"]


@pytest.mark.parametrize("name", ["../outside", "/outside"])
def test_an_archive_that_reaches_outside_is_refused(other, tmp_path, name):
    with tarfile.open(tmp_path / "evil.tar", "w") as archive:
        archive.addfile(tarfile.TarInfo("database.dump"))
        archive.addfile(tarfile.TarInfo(name))
    with pytest.raises(NotABackup):
        restore_backup(tmp_path / "evil.tar")


def test_a_place_that_cannot_be_written_leaves_nothing(other, tmp_path):
    missing = tmp_path / "missing"
    with pytest.raises(CommandError, match="No backup was made"):
        call_command("backup", str(missing / "kept.tar"))
    assert list(Path(os.environ["ARTEL_DATA"]).glob("backup-*")) == []
