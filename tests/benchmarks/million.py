"""1,000,000 deals in 50 workspaces, the first with 500,000: names in Cyrillic and Latin, no chance anywhere.

Everything is a function of the row's number, so two runs measure the same data.
"""

from uuid import UUID

import psycopg

DEALS, WORKSPACES, LARGEST = 1_000_000, 50, 500_000
TEAMS, STAFF, PIPELINES, STAGES, COMPANIES = 20, 200, 10, 7, 20_000
# People the benchmark measures, all in the first workspace.
CAST = ("manager", "rep", "partner", "client")


def uid(kind: str, workspace: int | str, n: int | str = 0) -> str:
    """SQL for a stable id: the md5 of what it names."""
    return f"md5('{kind}/' || ({workspace})::text || '/' || ({n})::text)::uuid"


def known(kind: str, workspace: int, n: int = 0) -> UUID:
    """The same id in Python."""
    import hashlib

    return UUID(hashlib.md5(f"{kind}/{workspace}/{n}".encode(), usedforsecurity=False).hexdigest())


_SIZES = f"""
create temp table sizes as
  select w, case when w = 0 then {LARGEST} else ({DEALS} - {LARGEST}) / ({WORKSPACES} - 1)
         + (w <= ({DEALS} - {LARGEST}) % ({WORKSPACES} - 1))::int end as deals,
         case when w = 0 then {STAFF} else 12 end as staff, case when w = 0 then {TEAMS} else 3 end as teams,
         case when w = 0 then {PIPELINES} else 2 end as pipelines,
         case when w = 0 then {COMPANIES} else 400 end as companies
  from generate_series(0, {WORKSPACES} - 1) w
"""
_TITLES = """
(array['Поставка','Монтаж','Замена','Годовой контракт','Обслуживание','Проект','Расширение','Аудит',
       'Supply','Renewal','Pilot','Expansion','Licence','Rollout','Support plan','Migration'])[1 + d % 16]
|| ' ' ||
(array['складских стеллажей','насосов','сервера','погрузчиков','кабельных линий','упаковки','освещения',
       'of pumps','for the warehouse','of racks','for the port','of sensors','for the plant'])[1 + d / 16 % 13]
|| ' №' || d
"""
_NAMES = """
(array['Ромашка','Северсталь','Волга-Транс','Балтика','Уралмаш','Ёлочка','Вектор','Горизонт',
       'Acme','Globex','Initech','Umbrella','Hooli','Wayne','Stark','Tyrell'])[1 + c % 16] || ' ' || c
"""


def statements() -> list[str]:
    """The generator, statement by statement; run as a superuser with triggers off."""
    tenant = uid("w", "w")
    stamp = "now() - (d % 100000) * interval '13 minutes' - (d / 100000) * interval '7 seconds'"
    stage = uid("s", "w || '-' || (d % pipelines)", "d / pipelines % 7")
    a_stage = uid("s", "w || '-' || p", "s")
    return [
        _SIZES,
        f"insert into accounts_workspace (id, slug, name, language, currency, two_factor_required,"
        f" portal_two_factor_required, checklist_hidden, is_demo, created_at)"
        f" select {tenant}, 'w' || w, 'Workspace ' || w, 'ru', 'RUB', false, false, false, false, now() from sizes",
        f"insert into journal_clock select {tenant}, 1, 1 from sizes",
        f"insert into auth_group (name) select {uid('circle', 'w', 't')}::text from sizes, generate_series(0, teams) t",
        f"insert into accounts_circle (id, workspace_id, group_id) select {uid('circle', 'w', 't')}, {tenant}, g.id"
        f" from sizes, generate_series(0, teams) t join auth_group g on true where g.name = {uid('circle', 'w', 't')}::text",
        f"insert into accounts_team (id, workspace_id, name, circle_id)"
        f" select {uid('team', 'w', 't')}, {tenant}, 'Team ' || t, {uid('circle', 'w', 't')}"
        f" from sizes, generate_series(0, teams - 1) t",
        f"insert into accounts_user (id, email, name, language, is_active, password, is_superuser, date_joined,"
        f" address_unproven)"
        f" select {uid('user', 'w', 'm')}, 'u' || m || '@w' || w || '.test', 'User ' || m, 'ru', true, '', false, now(), false"
        f" from sizes, generate_series(0, staff - 1) m",
        f"insert into accounts_membership (id, workspace_id, user_id, name, email, kind, job_title, is_active,"
        f" joined_at, created_at, version) select {uid('m', 'w', 'm')}, {tenant}, {uid('user', 'w', 'm')},"
        f" 'User ' || m, 'u' || m || '@w' || w || '.test', 'staff', '', true, now(), now(), 1"
        f" from sizes, generate_series(0, staff - 1) m",
        f"insert into deals_pipeline (id, workspace_id, name, rank, version, created_at, updated_at)"
        f" select {uid('p', 'w', 'p')}, {tenant}, 'Pipeline ' || p, p, 1, now(), now()"
        f" from sizes, generate_series(0, pipelines - 1) p",
        f"insert into deals_stage (id, workspace_id, pipeline_id, name, public_name, colour, probability, kind, rank,"
        f" stalled_after_days) select {a_stage}, {tenant}, {uid('p', 'w', 'p')}, 'Stage ' || s,"
        f" '', s, s * 15, (array['open','open','open','open','open','won','lost'])[s + 1], s, 14"
        f" from sizes, generate_series(0, pipelines - 1) p, generate_series(0, 6) s",
        f"insert into companies_company (id, workspace_id, name, domain, phone, address, industry, description,"
        f" relation, version, created_at, updated_at) select {uid('c', 'w', 'c')}, {tenant}, {_NAMES},"
        f" '', '', '', '', '', 'none', 1, now(), now() from sizes, generate_series(0, companies - 1) c",
        f"insert into deals_deal (id, workspace_id, serial, title, pipeline_id, stage_id, company_id, amount, currency,"
        f" amount_estimated, owner_id, team_id, rank, next_step, description, status, close_reason, stage_since,"
        f" version, created_at, updated_at)"
        f" select {uid('d', 'w', 'd')}, {tenant}, 1001 + d, {_TITLES}, {uid('p', 'w', 'd % pipelines')}, {stage},"
        f" {uid('c', 'w', 'd * 7 % companies')}, (d * 37 % 1000000)::numeric + 0.5, 'RUB', false,"
        f" {uid('m', 'w', 'd * 11 % staff')}, {uid('team', 'w', 'd * 3 % teams')}, (d * 31 % 100003), '', '',"
        f" (array['open','open','open','open','open','won','lost'])[1 + d / pipelines % 7], '', {stamp}, 1,"
        f" {stamp}, {stamp} from sizes, generate_series(0, deals - 1) d",
        "analyze",
    ]


def generate(connection: "psycopg.Connection[tuple[object, ...]]") -> None:
    """Fill an empty, migrated database; about two minutes on two cores."""
    connection.execute("set session_replication_role = replica")
    for statement in statements():
        connection.execute(statement)  # type: ignore[call-overload]
    connection.commit()
