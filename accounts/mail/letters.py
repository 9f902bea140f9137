"""Every mail: its template and what that needs.

`path` is an address within Artel, from the slash on; the origin is put in front of it here and nowhere else. All
values are plain text: the HTML part escapes them, line breaks of `text` become paragraphs.
"""

LETTERS: dict[str, frozenset[str]] = {
    # `days` the link lives; sent to somebody who may never have heard of Artel
    "invitation": frozenset({"who", "days", "path"}),
    "password_reset": frozenset({"path"}),
    # `what` happened to the account, a whole sentence
    "security_notice": frozenset({"what"}),
    # `about` names the deal or request: "D-1042 New warehouse"
    "mention": frozenset({"who", "about", "text", "path"}),
    "assignment": frozenset({"who", "about", "path"}),
    "reply": frozenset({"who", "about", "text", "path"}),
    # of what one follows
    "comment": frozenset({"who", "about", "text", "path"}),
    "change": frozenset({"who", "about", "path"}),
    # `text`: a paragraph a record, its title first
    "digest": frozenset({"count", "text", "path"}),
    # `until` may be empty: no end
    "share": frozenset({"who", "about", "until", "path"}),
    # to the client: `number` and `subject` of their request; `answer_by` may be empty
    "request_received": frozenset({"number", "subject", "answer_by", "path"}),
    "request_answered": frozenset({"number", "subject", "who", "text", "path"}),
    "request_resolved": frozenset({"number", "subject", "who", "path"}),
}
