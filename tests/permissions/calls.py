"""One valid call of every route; "$name" stands for a record of the workspace (tenant.py).

Every id a route can take is given, because what is listed here is what is replayed from another workspace: `also` holds
the optional ones that a plain call does without, filters and fields alike. `shows` is the record that "seen" and "none"
in the table are about.
"""

from typing import Any

from tests.permissions.call import FILES, Call
from tests.permissions.calls_documents import AROUND_DOCUMENTS, DOCUMENTS
from tests.permissions.calls_live import LIVE

NEW = {"name": "New"}
DEAL = {"deal_id": "$deal"}


def edit(**values: Any) -> dict[str, Any]:
    return {"fields": {name: {"base": None, "value": value} for name, value in values.items()}}


def record_calls(kind: str, one: str, added: dict[str, Any], changed: dict[str, Any], filters: dict[str, Any]) -> Any:
    """The seven routes of companies, people and products."""
    kept, archived = {one: f"$kept_{kind}"}, {one: f"$archived_{kind}"}
    listed = Call(also={**filters, "ids": f"$kept_{kind}"}, shows=f"$kept_{kind}")
    return {
        f"GET /w/{{ws}}/{kind}": listed,
        f"POST /w/{{ws}}/{kind}": Call(body=added),
        f"GET /w/{{ws}}/{kind}/count": Call(also=filters),
        f"GET /w/{{ws}}/{kind}/{{{one}}}": Call(kept),
        f"PATCH /w/{{ws}}/{kind}/{{{one}}}": Call(kept, body=changed),
        f"POST /w/{{ws}}/{kind}/{{{one}}}/archive": Call(kept, body={}),
        f"POST /w/{{ws}}/{kind}/{{{one}}}/restore": Call(archived, body={}),
    }


OWNED = {"owner_id": "$bob", "team_id": "$team"}
RECORDS = {
    **record_calls(
        "companies",
        "company_id",
        {"name": "Acme", **OWNED},
        {"fields": {name: {"base": None, "value": value} for name, value in OWNED.items()}},
        {"owner": "$bob"},
    ),
    **record_calls(
        "people",
        "person_id",
        {"first_name": "Ann", "owner_id": "$bob", "companies": [{"id": "$kept_companies"}]},
        {
            "fields": {
                "owner_id": {"base": None, "value": "$bob"},
                "companies": {"base": [], "value": [{"id": "$kept_companies"}]},
            }
        },
        {"owner": "$bob", "company": "$kept_companies"},
    ),
    **record_calls("products", "product_id", {"name": "Rack"}, {"fields": {"unit": {"base": "", "value": "pcs"}}}, {}),
}
MEMBERS = {
    "GET /w/{ws}/members": Call(shows="$bob"),
    "GET /w/{ws}/directory": Call(shows="$bob"),
    "POST /w/{ws}/members/invite": Call(
        body={"email": "n@n.test", "kind": "staff", "language": "en", "team_ids": ["$team"]},
        also={"company_id": "$company_of_client", "member_id": "$colleague"},
    ),
    "POST /w/{ws}/members/leave": Call(body={"hand_over_to": "$colleague"}),
    "POST /w/{ws}/members/{member_id}/resend": Call({"member_id": "$invited"}),
    "POST /w/{ws}/members/{member_id}/revoke": Call({"member_id": "$invited"}),
    "PATCH /w/{ws}/members/{member_id}": Call(
        {"member_id": "$colleague"},
        body={"fields": {"name": {"base": "Paul", "value": "P"}, "team_ids": {"base": [], "value": ["$team"]}}},
    ),
    "POST /w/{ws}/members/{member_id}/deactivate": Call({"member_id": "$colleague"}, body={"hand_over_to": "$bob"}),
    "POST /w/{ws}/members/{member_id}/reactivate": Call({"member_id": "$gone"}),
    "GET /w/{ws}/teams": Call(shows="$team"),
    "POST /w/{ws}/teams": Call(body={"name": "New", "parent_id": "$team"}),
    "PATCH /w/{ws}/teams/{team_id}": Call({"team_id": "$spare_team"}, body={"parent_id": "$team"}),
    "DELETE /w/{ws}/teams/{team_id}": Call({"team_id": "$spare_team"}),
    "GET /w/{ws}/workspace": Call(),
    "PATCH /w/{ws}/workspace": Call(body={"fields": {"checklist_hidden": {"base": False, "value": True}}}),
    "GET /w/{ws}/mail/failed": Call(shows="$mail"),
    "POST /w/{ws}/mail/{mail_id}/retry": Call({"mail_id": "$mail"}),
}
PIPELINE = {"pipeline_id": "$pipeline"}
CARD_FILTERS = {"owner": "$bob", "team": "$team", "company": "$kept_companies"}
DEAL_FILTERS = {"pipeline": "$pipeline", "stage": "$stage", **CARD_FILTERS}
NEIGHBOURS = {"before_id": "$second_deal", "after_id": "$second_deal"}
DEALS = {
    "GET /w/{ws}/pipelines": Call(shows="$pipeline"),
    "POST /w/{ws}/pipelines": Call(body=NEW),
    "PATCH /w/{ws}/pipelines/{pipeline_id}": Call(PIPELINE, body={"team_ids": ["$team"]}),
    "POST /w/{ws}/pipelines/{pipeline_id}/stages": Call(PIPELINE, body=NEW),
    "POST /w/{ws}/pipelines/{pipeline_id}/stages/order": Call(PIPELINE, body={"ids": "$stages"}),
    "PATCH /w/{ws}/pipelines/{pipeline_id}/stages/{stage_id}": Call(
        {**PIPELINE, "stage_id": "$next_stage"},
        body={"fields": {"name": {"base": "$next_stage_name", "value": "Checked"}}},
    ),
    "DELETE /w/{ws}/pipelines/{pipeline_id}/stages/{stage_id}": Call({**PIPELINE, "stage_id": "$next_stage"}),
    "GET /w/{ws}/deals": Call(also={**DEAL_FILTERS, "ids": "$deal"}, shows="$deal"),
    "GET /w/{ws}/deals/count": Call(also=DEAL_FILTERS),
    "GET /w/{ws}/deals/board": Call(query={"pipeline": "$pipeline"}, also=CARD_FILTERS, shows="$deal"),
    "GET /w/{ws}/deals/board/column": Call(query={"stage": "$stage"}, also=CARD_FILTERS, shows="$deal"),
    "GET /w/{ws}/deals/board/summary": Call(query={"pipeline": "$pipeline"}, also=CARD_FILTERS),
    "POST /w/{ws}/deals": Call(
        body={
            "title": "New",
            "pipeline_id": "$pipeline",
            "stage_id": "$next_stage",
            "company_id": "$kept_companies",
            **OWNED,
        }
    ),
    "GET /w/{ws}/deals/{deal_id}": Call(DEAL),
    "PATCH /w/{ws}/deals/{deal_id}": Call(
        DEAL, body={"fields": {"company_id": {"base": "$kept_companies", "value": "$kept_companies"}}}
    ),
    "POST /w/{ws}/deals/{deal_id}/move": Call(
        DEAL, body={"stage_id": "$next_stage", "version": "$deal_version"}, also=NEIGHBOURS
    ),
    "POST /w/{ws}/deals/{deal_id}/close": Call(
        DEAL, body={"outcome": "won", "reason": "ok", "version": "$deal_version"}
    ),
    "POST /w/{ws}/deals/{deal_id}/reopen": Call({"deal_id": "$closed_deal"}, body={"version": "$closed_deal_version"}),
    "POST /w/{ws}/deals/{deal_id}/reassign": Call(
        DEAL, body={"owner_id": "$carol", "team_id": "$team", "version": "$deal_version"}
    ),
    "POST /w/{ws}/deals/{deal_id}/archive": Call(DEAL, body={"version": "$deal_version"}),
    "POST /w/{ws}/deals/{deal_id}/restore": Call(
        {"deal_id": "$archived_deal"}, body={"version": "$archived_deal_version"}
    ),
    "PUT /w/{ws}/deals/{deal_id}/people": Call(
        DEAL, body={"people": [{"person_id": "$kept_people", "role": "decides"}], "base": []}
    ),
    "POST /w/{ws}/deals/{deal_id}/lines": Call(DEAL, body={"product_id": "$kept_products", "title": "R", "price": "1"}),
    "PATCH /w/{ws}/deals/{deal_id}/lines/{line_id}": Call(
        {**DEAL, "line_id": "$line"}, body={"fields": {"title": {"base": "Rack", "value": "Racks"}}}
    ),
    "DELETE /w/{ws}/deals/{deal_id}/lines/{line_id}": Call({**DEAL, "line_id": "$line"}),
    "GET /w/{ws}/deals/{deal_id}/timeline": Call(DEAL),
    "POST /w/{ws}/deals/{deal_id}/activities": Call(DEAL, body={"kind": "note", "text": "Called"}),
}
REQUEST = {"request_id": "$request"}
ASKED = {"requester": "$member_client", "category": "$category"}
REQUEST_FILTERS = {**ASKED, "assignee": "$carol", "company": "$company_of_client", "deal": "$deal"}
REQUESTS = {
    "GET /w/{ws}/requests": Call(also={**REQUEST_FILTERS, "ids": "$request"}, shows="$request"),
    "POST /w/{ws}/requests": Call(
        body={"requester_id": "$member_client", "category_id": "$category", "subject": "S", "text": "T"},
        also={"deal_id": "$deal", **FILES},
    ),
    "GET /w/{ws}/requests/counts": Call(),
    "GET /w/{ws}/requests/count": Call(also=REQUEST_FILTERS),
    "GET /w/{ws}/requests/{request_id}": Call(REQUEST),
    "PATCH /w/{ws}/requests/{request_id}": Call(
        REQUEST, body={"fields": {"category_id": {"base": "$category", "value": "$spare_category"}}}
    ),
    "GET /w/{ws}/requests/{request_id}/timeline": Call(REQUEST),
    "POST /w/{ws}/requests/{request_id}/assign": Call(
        REQUEST, body={"assignee_id": "$carol", "version": "$request_version"}
    ),
    "POST /w/{ws}/requests/{request_id}/reply": Call(REQUEST, body={"body": "Soon"}, also=FILES),
    "POST /w/{ws}/requests/{request_id}/note": Call(REQUEST, body={"body": "Soon"}, also=FILES),
    "POST /w/{ws}/requests/{request_id}/status": Call(
        REQUEST, body={"status": "waiting", "version": "$request_version"}
    ),
    "POST /w/{ws}/requests/{request_id}/make-deal": Call(REQUEST, body={"pipeline_id": "$pipeline", "title": "D"}),
    "GET /w/{ws}/request-categories": Call(shows="$category"),
    "POST /w/{ws}/request-categories": Call(body={"name_en": "New", "name_ru": "Новая", "answer_hours": 8}),
    "PATCH /w/{ws}/request-categories/{category_id}": Call(
        {"category_id": "$spare_category"}, body={"fields": {"rank": {"base": 1, "value": 9}}}
    ),
    "DELETE /w/{ws}/request-categories/{category_id}": Call({"category_id": "$spare_category"}),
}
DRAFT, READY = {"import_id": "$draft_import"}, {"import_id": "$ready_import"}
IMPORTS = {
    "POST /w/{ws}/imports": Call(form={"files": "accounts.csv"}),
    "GET /w/{ws}/imports": Call(shows="$draft_import"),
    "GET /w/{ws}/imports/{import_id}": Call(DRAFT),
    "PATCH /w/{ws}/imports/{import_id}": Call(DRAFT, body={"options": {"currency": "EUR"}}),
    "GET /w/{ws}/imports/{import_id}/progress": Call(DRAFT),
    "POST /w/{ws}/imports/{import_id}/dry-run": Call(DRAFT),
    "POST /w/{ws}/imports/{import_id}/run": Call(READY),
    "POST /w/{ws}/imports/{import_id}/cancel": Call(READY),
    "GET /w/{ws}/imports/{import_id}/refused.csv": Call(READY),
}
ABOUT = {"about": "deal:$deal"}
OBJECT = {"object": "deal:$deal"}


def both_doors(door: str, about: str, mine: str, inbox: str) -> dict[str, Call]:
    """Comments, files and notifications: the same routes for staff and in the portal."""
    comment, file = {"comment_id": f"${mine}comment"}, {"file_id": f"${mine}file"}
    files_about = "deal:$deal" if door == "w" else "request:$request"
    return {
        f"GET /{door}/{{ws}}/comments": Call(query={"about": about}, shows="$comment"),
        f"POST /{door}/{{ws}}/comments": Call(
            body={"about": about, "body": "Hello"},
            also={"parent_id": "$comment", "quote": {"comment_id": "$comment"}, **FILES},
        ),
        f"GET /{door}/{{ws}}/comments/audiences": Call(query={"about": about}),
        f"GET /{door}/{{ws}}/comments/mentionable": Call(query={"about": about}),
        f"PATCH /{door}/{{ws}}/comments/{{comment_id}}": Call(
            comment, body={"body": "Hello", "version": f"${mine}comment_version"}
        ),
        f"DELETE /{door}/{{ws}}/comments/{{comment_id}}": Call(comment),
        f"POST /{door}/{{ws}}/files": Call(form={"file": "offer.pdf", "about": about}),
        f"GET /{door}/{{ws}}/files": Call(query={"about": files_about}, shows=f"${mine}file"),
        f"GET /{door}/{{ws}}/files/{{file_id}}": Call(file),
        f"GET /{door}/{{ws}}/notifications": Call(shows=f"${inbox}"),
        f"GET /{door}/{{ws}}/notifications/unread": Call(),
        f"POST /{door}/{{ws}}/notifications/{{notification_id}}/read": Call({"notification_id": f"${inbox}"}),
        f"POST /{door}/{{ws}}/notifications/read-all": Call(),
    }


TOGETHER = {
    **both_doors("w", "deal:$deal", "", "line_of_inbox"),
    **both_doors("portal", "deal:$deal", "client_", "line_of_portal"),
    "GET /w/{ws}/search": Call(query={"q": "deal"}, shows="$deal"),
    "GET /w/{ws}/shares": Call(query=OBJECT, shows="$share"),
    "POST /w/{ws}/shares": Call(body={**OBJECT, "grantee": "company:$company_of_rival", "level": "view"}),
    "GET /w/{ws}/shares/candidates": Call(shows="$company_of_rival"),
    "GET /w/{ws}/shares/preview": Call(query={**OBJECT, "grantee": "company:$company_of_rival"}),
    "PATCH /w/{ws}/shares/{share_id}": Call({"share_id": "$share"}, body={"expires_at": "$later"}),
    "DELETE /w/{ws}/shares/{share_id}": Call({"share_id": "$share"}),
    "GET /w/{ws}/explain": Call(query=OBJECT),
}
RESOLVED = {"request_id": "$resolved_request"}
PORTAL = {
    "GET /portal/{ws}/home": Call(),
    "GET /portal/{ws}/request-categories": Call(shows="$category"),
    "GET /portal/{ws}/requests": Call(shows="$request"),
    "POST /portal/{ws}/requests": Call(
        body={
            "category_id": "$category",
            "subject": "S",
            "text": "T",
            "deal_id": "$deal",
        },
        also=FILES,
    ),
    "GET /portal/{ws}/requests/{request_id}": Call(REQUEST),
    "GET /portal/{ws}/requests/{request_id}/conversation": Call(REQUEST),
    "POST /portal/{ws}/requests/{request_id}/reply": Call(REQUEST, body={"body": "Thanks"}, also=FILES),
    "POST /portal/{ws}/requests/{request_id}/confirm": Call(RESOLVED),
    "POST /portal/{ws}/requests/{request_id}/reopen": Call(RESOLVED, body={"text": "Again"}),
    "GET /portal/{ws}/pipelines": Call(shows="$pipeline"),
    "GET /portal/{ws}/pipelines/{pipeline_id}/board": Call(PIPELINE, shows="$deal"),
    "GET /portal/{ws}/pipelines/{pipeline_id}/board/column": Call(PIPELINE, {"stage": "$stage"}, shows="$deal"),
    "GET /portal/{ws}/pipelines/{pipeline_id}/deals": Call(PIPELINE, {"stage": "$stage"}, shows="$deal"),
    "GET /portal/{ws}/pipelines/{pipeline_id}/deals/count": Call(PIPELINE, {"stage": "$stage"}),
    "POST /portal/{ws}/deals/{deal_id}/move": Call(
        DEAL, body={"stage_id": "$next_stage", "version": "$deal_version"}, also=NEIGHBOURS
    ),
    "GET /portal/{ws}/deals": Call(shows="$deal"),
    "GET /portal/{ws}/deals/{deal_id}": Call(DEAL),
    "POST /portal/{ws}/leave": Call(),
}
OPEN = {
    "GET /session": Call(),
    "PATCH /session": Call(body={"language": "en"}),
    "GET /invitations/{token}": Call({"token": "$token"}),
    "POST /invitations/{token}/accept": Call({"token": "$token"}, body={"name": "New", "password": "a calm sea today"}),
    "GET /workspaces/templates": Call(),
    "POST /workspaces": Call(body={"name": "Mine", "language": "en", "currency": "EUR", "template": "sales"}),
}
MORE = {route: Call(**parts) for route, parts in LIVE.items()}
CALLS: dict[str, Call] = {
    **MEMBERS,
    **RECORDS,
    **DEALS,
    **REQUESTS,
    **IMPORTS,
    **TOGETHER,
    **MORE,
    **PORTAL,
    **DOCUMENTS,
    **AROUND_DOCUMENTS,
    **OPEN,
}
