"""The embedded server: who starts it, who stops it, what it survives."""

import os
import signal
from fcntl import LOCK_UN, flock
from pathlib import Path

import psutil
import psycopg
import pytest

from config.postgres import DatabaseTrouble
from config.postgres.cluster import Cluster
from config.postgres.roles import refuse_powerful_role
from config.postgres.server import Server


def kill_hard(pid: int) -> None:
    process = psutil.Process(pid)
    process.send_signal(signal.SIGKILL)
    process.wait(10)


def answers(server: Server) -> bool:
    with psycopg.connect(server.url("artel", "artel")) as connection:
        return connection.execute("SELECT 1").fetchone() == (1,)


def test_the_last_user_stops_it(cluster, server):
    second = Server(cluster)
    second.join()
    server.leave()
    assert answers(second)
    second.leave()
    assert cluster.postmaster() is None


def test_joining_a_running_server_starts_nothing(cluster, server):
    running = cluster.postmaster()
    second = Server(cluster)
    second.join()
    assert cluster.postmaster() == running
    second.leave()


def test_it_starts_again_after_its_server_was_killed(cluster, server):
    killed = cluster.postmaster()
    kill_hard(killed)
    server.join()
    assert cluster.postmaster() not in (None, killed)
    assert answers(server)


def test_a_server_left_behind_is_taken_over_and_then_stopped(cluster, server):
    left_behind = cluster.postmaster()
    flock(server._users, LOCK_UN)  # what the kernel does for a process that was killed
    heir = Server(cluster)
    heir.join()
    assert cluster.postmaster() == left_behind
    heir.leave()
    assert cluster.postmaster() is None


def test_a_pid_file_that_names_another_program_is_no_obstacle(cluster, server):
    kill_hard(cluster.postmaster())
    pidfile = cluster.data / "postmaster.pid"
    lines = pidfile.read_text().splitlines()
    pidfile.write_text("\n".join([str(os.getpid()), *lines[1:]]))
    server.join()
    assert answers(server)


def test_it_names_the_way_when_the_data_is_of_another_major_version(cluster, server):
    server.leave()
    version = cluster.data / "PG_VERSION"
    own = version.read_text()
    version.write_text("16\n")
    with pytest.raises(DatabaseTrouble, match=r"PostgreSQL 16.*backup before.dump") as refusal:
        server.join()
    version.write_text(own)
    assert str(cluster.data) in str(refusal.value)


def test_data_that_could_not_be_made_leaves_nothing_behind(state, monkeypatch):
    cluster = Cluster(state / "postgres")
    monkeypatch.setattr("config.postgres.cluster._INITDB", ["--no-such-option"])
    server = Server(cluster)
    with pytest.raises(DatabaseTrouble, match="no-such-option"):
        server.join()
    server.leave()
    assert [path.name for path in cluster.folder.iterdir() if path.is_dir() and "programs" not in path.name] == []


def test_a_path_too_long_for_a_socket_means_the_loopback_address(state):
    long = state / ("folder-" * 14)
    long.mkdir()
    long.chmod(0o711)
    cluster = Cluster(long / "postgres", fast=True)
    server = Server(cluster)
    try:
        server.join()
        assert cluster.address[0] == "127.0.0.1"
        assert answers(server)
    finally:
        server.leave()


def test_it_listens_on_no_network_address(cluster, server):
    with psycopg.connect(server.url("postgres", "postgres")) as connection:
        listening = connection.execute("SHOW listen_addresses").fetchone()
    assert listening == ("" if cluster.address[0].startswith("/") else "127.0.0.1",)


def test_a_password_is_asked_even_of_its_owner(cluster, server):
    host, port = cluster.address
    with pytest.raises(psycopg.OperationalError, match=r"password|authentication"):
        psycopg.connect(f"postgresql://postgres:wrong@/postgres?host={host}&port={port}")


def test_its_folder_is_closed_to_others(cluster, server):
    assert cluster.folder.stat().st_mode & 0o077 == 0
    assert cluster.data.stat().st_mode & 0o077 == 0


@pytest.mark.skipif(os.geteuid() != 0, reason="only root's server runs as another user")
def test_root_is_told_when_the_server_could_not_reach_its_data(state):
    closed = state / "closed"
    closed.mkdir(mode=0o700)
    (closed / "postgres").mkdir()
    with pytest.raises(DatabaseTrouble, match=rf"may not enter {closed}"):
        Server(Cluster(closed / "postgres")).join()
    assert closed.stat().st_mode & 0o077 == 0


def test_the_login_is_under_the_fence_even_without_set_role(server):
    refuse_powerful_role(server.url("artel", "artel"))
    refuse_powerful_role(server.url("artel", "artel"), role=None)


def test_the_login_may_become_the_owner(server):
    with psycopg.connect(server.url("artel", "artel")) as connection:
        connection.execute("SET ROLE artel_owner")
        connection.execute("CREATE TABLE IF NOT EXISTS of_the_owner (id int)")


@pytest.mark.parametrize(
    ("change", "undo", "reason"),
    [
        ("ALTER ROLE artel_app SUPERUSER", "ALTER ROLE artel_app NOSUPERUSER", "artel_app is a superuser"),
        ("ALTER ROLE artel_app BYPASSRLS", "ALTER ROLE artel_app NOBYPASSRLS", "artel_app has BYPASSRLS"),
        (
            "GRANT artel_owner TO artel WITH INHERIT TRUE",
            "GRANT artel_owner TO artel WITH INHERIT FALSE",
            "artel owns tables",
        ),
    ],
)
def test_it_refuses_a_role_above_the_fence(server, change, undo, reason):
    test_the_login_may_become_the_owner(server)
    with psycopg.connect(server.url("postgres", "artel"), autocommit=True) as administrator:
        administrator.execute(change)
        try:
            with pytest.raises(DatabaseTrouble, match=reason):
                refuse_powerful_role(server.url("artel", "artel"))
        finally:
            administrator.execute(undo)


def test_trigram_search_may_use_its_index_under_row_level_security(server):
    with psycopg.connect(server.url("artel", "artel")) as connection:
        marked = connection.execute(
            "SELECT proleakproof FROM pg_proc "
            "WHERE oid IN ('textlike(text,text)'::regprocedure, 'upper(text)'::regprocedure)"
        ).fetchall()
    assert marked == [(True,), (True,)]


def test_programs_are_copied_once_for_root(cluster, server):
    copies = list(Path(cluster.folder).glob("programs-*"))
    assert len(copies) == (1 if os.geteuid() == 0 else 0)
