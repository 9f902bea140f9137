"""Every answer a browser keeps on screen: the query key it is kept under, and the topics its page listens to.

A route is in SCREENS or in ASKED_ANEW; a test fails for one that is in neither.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Screen:
    """Where an answer lives in the browser.

    Args:
        key: a name in frontend/src/api/keys.ts.
        given: what the key is made of besides the workspace; "$name" is a record of the tenant.
        topics: what the page listens to, besides what the frame around every page does (SHELL).
        within: the route of the page it is a part of: where that has no access, nothing of the part is on the screen.
    """

    key: str
    given: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    within: str = ""


SHELL = {
    "w": ("notifications", "requests", "members", "teams", "workspaces", "pipelines", "request_categories"),
    "portal": ("notifications", "requests", "deals", "pipelines", "members", "workspaces", "request_categories"),
}


def _records(kind: str, one: str) -> dict[str, Screen]:
    kept, noun = f"$kept_{kind}", {"companies": "company", "people": "person", "products": "product"}[kind]
    return {
        f"GET /w/{{ws}}/{kind}": Screen(f"{kind}.list", (), (kind,)),
        f"GET /w/{{ws}}/{kind}/count": Screen(f"{kind}.count", (), (kind,)),
        f"GET /w/{{ws}}/{kind}/{{{one}}}": Screen(f"{kind}.one", (kept,), (f"{noun}:{kept}",)),
    }


DEAL, REQUEST = "deal:$deal", "request:$request"
BOARD = ("deals", "pipeline:$pipeline")
SETTINGS = ("members",)

STAFF = {
    "GET /w/{ws}/members": Screen("members.list", (), SETTINGS),
    "GET /w/{ws}/teams": Screen("teams", (), SETTINGS),
    "GET /w/{ws}/workspace": Screen("workspace", (), SETTINGS),
    "GET /w/{ws}/request-categories": Screen("requestCategories", (), SETTINGS),
    "GET /w/{ws}/pipelines": Screen("pipelines", (), BOARD),
    **_records("companies", "company_id"),
    **_records("people", "person_id"),
    **_records("products", "product_id"),
    "GET /w/{ws}/deals": Screen("deals.list", (), ("deals",)),
    "GET /w/{ws}/deals/count": Screen("deals.count", (), ("deals",)),
    "GET /w/{ws}/deals/board": Screen("board", ("$pipeline",), BOARD),
    "GET /w/{ws}/deals/board/column": Screen("board", ("$pipeline",), BOARD),
    "GET /w/{ws}/deals/board/summary": Screen("boardSummary", ("$pipeline",), BOARD),
    "GET /w/{ws}/deals/{deal_id}": Screen("deals.one", ("$deal",), (DEAL,)),
    "GET /w/{ws}/deals/{deal_id}/timeline": Screen("timeline", (DEAL,), (DEAL,)),
    "GET /w/{ws}/requests": Screen("requests.list", (), ("requests",)),
    "GET /w/{ws}/requests/count": Screen("requestCounts", (), ("requests",)),
    "GET /w/{ws}/requests/counts": Screen("requestCounts", (), ("requests",)),
    "GET /w/{ws}/requests/{request_id}": Screen("requests.one", ("$request",), (REQUEST,)),
    "GET /w/{ws}/requests/{request_id}/timeline": Screen("timeline", (REQUEST,), (REQUEST,)),
    "GET /w/{ws}/imports": Screen("imports.lists", (), ("imports",)),
    "GET /w/{ws}/imports/{import_id}": Screen("imports.one", ("$draft_import",), ("imports",)),
    "GET /w/{ws}/imports/{import_id}/progress": Screen("importProgress", ("$draft_import",), ("imports",)),
    "GET /w/{ws}/comments": Screen("comments", (DEAL,), (DEAL,)),
    "GET /w/{ws}/comments/audiences": Screen("audiences", (DEAL,), (DEAL,)),
    "GET /w/{ws}/shares": Screen("shares", (DEAL,), (DEAL,)),
    "GET /w/{ws}/explain": Screen("explain", (DEAL,), (DEAL,)),
    "GET /w/{ws}/notifications": Screen("notificationList", (), (DEAL,)),
    "GET /w/{ws}/notifications/unread": Screen("unread"),
}
PORTAL = {
    "GET /portal/{ws}/home": Screen("portalHome"),
    "GET /portal/{ws}/request-categories": Screen("requestCategories"),
    "GET /portal/{ws}/requests": Screen("requests.list"),
    "GET /portal/{ws}/requests/{request_id}": Screen("requests.one", ("$request",), (REQUEST,)),
    "GET /portal/{ws}/requests/{request_id}/conversation": Screen("comments", (REQUEST,), (REQUEST,)),
    "GET /portal/{ws}/pipelines": Screen("pipelines", (), BOARD),
    "GET /portal/{ws}/pipelines/{pipeline_id}/board": Screen("board", ("$pipeline",), BOARD),
    "GET /portal/{ws}/pipelines/{pipeline_id}/board/column": Screen("board", ("$pipeline",), BOARD),
    "GET /portal/{ws}/pipelines/{pipeline_id}/deals": Screen("deals.list", (), BOARD),
    "GET /portal/{ws}/pipelines/{pipeline_id}/deals/count": Screen("deals.count", (), BOARD),
    "GET /portal/{ws}/deals": Screen("deals.list"),
    "GET /portal/{ws}/deals/{deal_id}": Screen("deals.one", ("$deal",), (DEAL,)),
    "GET /portal/{ws}/comments": Screen("comments", (DEAL,), (DEAL,)),
    "GET /portal/{ws}/notifications": Screen("notificationList", (), (DEAL,)),
    "GET /portal/{ws}/notifications/unread": Screen("unread"),
}
# A document stands with the title of the record it is about, and goes with it.
DOCUMENT = ("document:$document", DEAL)


def _documents(door: str) -> dict[str, Screen]:
    path = f"GET /{door}/{{ws}}/documents"
    page = f"{path}/{{document_id}}"
    threads = Screen("documentThreads", ("$document",), DOCUMENT, within=page)
    return {
        path: Screen("documents.list", (), ("documents", "deals")),
        page: Screen("documents.one", ("$document",), DOCUMENT),
        f"{page}/versions": Screen("documentVersions", ("$document",), DOCUMENT, within=page),
        f"{page}/threads": threads,
        f"{page}/threads/{{thread_id}}": threads,
        f"GET /{door}/{{ws}}/document-links": Screen("documentLinks", ("$document",), DOCUMENT, within=page),
    }


SCREENS: dict[str, Screen] = {**STAFF, **PORTAL, **_documents("w"), **_documents("portal")}

# Asked with every key typed, at every opening of a dialog, or saved as a file: nothing stays on a screen to grow old.
ASKED_ANEW = {
    "GET /w/{ws}/directory",
    "GET /w/{ws}/mail/failed",
    "GET /w/{ws}/search",
    "GET /w/{ws}/comments/mentionable",
    "GET /w/{ws}/comments/mentionable/teams",
    "GET /w/{ws}/files",
    "GET /w/{ws}/files/{file_id}",
    "GET /w/{ws}/imports/{import_id}/refused.csv",
    "GET /w/{ws}/shares/candidates",
    "GET /w/{ws}/shares/preview",
    "GET /portal/{ws}/comments/audiences",
    "GET /portal/{ws}/comments/mentionable",
    "GET /portal/{ws}/files",
    "GET /portal/{ws}/files/{file_id}",
    "GET /w/{ws}/document-templates",
    "GET /w/{ws}/document-templates/fields",
    "GET /portal/{ws}/document-search",
    # What a document holds comes by its own socket; an old version never changes.
    *(
        f"GET /{door}/{{ws}}/documents/{{document_id}}/{rest}"
        for door in ("w", "portal")
        for rest in ("updates", "export", "exports", "versions/{version_id}/content")
    ),
}
# The browser takes these up page by page.
ASKED_ANEW |= {
    f"GET /{door}/{{ws}}{path}"
    for door in ("w", "portal")
    for path in ("/following", "/notifications/groups", "/notifications/settings", "/push", "/timeline")
}
