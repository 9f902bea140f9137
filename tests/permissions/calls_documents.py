"""Calls of documents, their versions, templates and threads."""

from tests.permissions.call import FILES, Call

DOCUMENT = {"document_id": "$document"}
VERSION = {**DOCUMENT, "version_id": "$version"}
NOTHING = b"\x00\x00"  # a Yjs update that says nothing
DOCUMENTS = {
    "GET /w/{ws}/documents": Call(also={"about": "deal:$deal", "ids": "$document"}, shows="$document"),
    "POST /w/{ws}/documents": Call(body={"about": "deal:$deal", "title": "New"}),
    "GET /w/{ws}/documents/{document_id}": Call(DOCUMENT),
    "PATCH /w/{ws}/documents/{document_id}": Call(
        DOCUMENT, body={"fields": {"title": {"base": "Offer", "value": "Our offer"}}}
    ),
    "POST /w/{ws}/documents/{document_id}/archive": Call(DOCUMENT, body={}),
    "POST /w/{ws}/documents/{document_id}/unarchive": Call({"document_id": "$archived_document"}, body={}),
    "GET /w/{ws}/documents/{document_id}/updates": Call(DOCUMENT),
    "POST /w/{ws}/documents/{document_id}/updates": Call(DOCUMENT, raw=NOTHING),
    "GET /w/{ws}/documents/{document_id}/versions": Call(DOCUMENT, shows="$version"),
    "POST /w/{ws}/documents/{document_id}/versions": Call(DOCUMENT, body={"name": "First"}),
    "PATCH /w/{ws}/documents/{document_id}/versions/{version_id}": Call(VERSION, body={"name": "Second"}),
    "GET /w/{ws}/documents/{document_id}/versions/{version_id}/content": Call(VERSION),
    "POST /w/{ws}/documents/{document_id}/versions/{version_id}/restore": Call(VERSION, body={}),
    "POST /w/{ws}/documents/{document_id}/versions/{version_id}/copy": Call(
        VERSION, body={"title": "Copy"}, also={"about": "deal:$deal"}
    ),
    "GET /portal/{ws}/documents": Call(also={"ids": "$document"}, shows="$document"),
    "GET /portal/{ws}/documents/{document_id}": Call(DOCUMENT),
    "GET /portal/{ws}/documents/{document_id}/updates": Call(DOCUMENT),
    "POST /portal/{ws}/documents/{document_id}/updates": Call(DOCUMENT, raw=NOTHING),
    "GET /portal/{ws}/documents/{document_id}/versions": Call(DOCUMENT, shows="$version"),
    "GET /portal/{ws}/documents/{document_id}/versions/{version_id}/content": Call(VERSION),
}
PLACE = "AAEAAA=="  # a Yjs relative position, in base64


def around_documents(door: str) -> dict[str, Call]:
    """What stands around a document, the same for staff and in the portal."""
    start = f"{door}/{{ws}}"
    thread = {**DOCUMENT, "thread_id": "$thread"}
    return {
        f"GET /{start}/documents/{{document_id}}/threads": Call(DOCUMENT, shows="$thread"),
        f"POST /{start}/documents/{{document_id}}/threads": Call(
            DOCUMENT, body={"body": "Why?", "start": PLACE, "end": PLACE, "quote": "these words"}, also=FILES
        ),
        f"GET /{start}/documents/{{document_id}}/threads/{{thread_id}}": Call(thread),
        f"POST /{start}/documents/{{document_id}}/files": Call(DOCUMENT, form={"file": "offer.pdf"}),
        f"GET /{start}/documents/{{document_id}}/export": Call(
            DOCUMENT, query={"format": "md"}, also={"version": "$version"}
        ),
        f"GET /{start}/documents/{{document_id}}/exports": Call(DOCUMENT),
        f"POST /{start}/documents/{{document_id}}/exports": Call(
            DOCUMENT, body={"format": "pdf"}, also={"version": "$version"}
        ),
        f"GET /{start}/document-links": Call(query={"document": "$document"}, also={"refs": "deal:$deal"}),
    }


TEMPLATE = {"template_id": "$template"}
AROUND_DOCUMENTS = {
    **around_documents("w"),
    **around_documents("portal"),
    "GET /portal/{ws}/document-search": Call(query={"q": "offer"}, shows="$document"),
    "POST /w/{ws}/documents/import": Call(form={"file": "notes.md", "about": "deal:$deal"}),
    "POST /w/{ws}/documents/from-template": Call(body={"about": "deal:$deal", "template": "starter:proposal"}),
    "GET /w/{ws}/document-templates": Call(shows="$template"),
    "GET /w/{ws}/document-templates/fields": Call(query={"about": "deal:$deal"}),
    "POST /w/{ws}/document-templates": Call(body={"document_id": "$document", "name": "Ours"}),
    "PATCH /w/{ws}/document-templates/{template_id}": Call(TEMPLATE, body={"name": "Theirs", "version": 1}),
    "POST /w/{ws}/document-templates/{template_id}/archive": Call(TEMPLATE),
    "POST /w/{ws}/document-templates/{template_id}/unarchive": Call({"template_id": "$archived_template"}),
}
