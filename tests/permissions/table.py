"""Who may do what, route by route. This page is the specification; test_routes.py holds the product to it.

Every row: the route, the rule in words (a capability where one is asked for), and what each reader is answered about
the same record. How each of them reaches it stands in tenant.py.

    yes         it is done, or answered
    seen        the answer shows the record
    none        there is an answer, and the record is not in it
    403, 404    refused: they see it but may not do that; for them it does not exist

For every route of both doors, without exception, and therefore in no column: somebody of another workspace and
somebody who belongs behind the other door are answered 404, a visitor who has not signed in 401, and a session
without its CSRF token 403 on everything that writes.
"""

from dataclasses import dataclass

STAFF_READERS = ("owner", "admin", "manager", "own", "team", "opened", "other")
PORTAL_READERS = ("view", "comment", "move", "rival", "client", "neighbour")
OPEN_READERS = ("signed in", "visitor")

# Below /api/w/{ws}: staff. "own" to "other" are members: theirs, their team's, their pipeline's, nothing of theirs.
STAFF = """
route                                             | rule                    | owner admin manager own  team opened other
GET    /members                                   | member.view             | seen  seen  seen    seen seen seen   seen
GET    /directory                                 | member.view             | seen  seen  seen    seen seen seen   seen
POST   /members/invite                            | member.manage           | yes   yes   403     403  403  403    403
POST   /members/leave                             | oneself                 | yes   yes   yes     yes  yes  yes    yes
POST   /members/{member_id}/resend                | member.manage           | yes   yes   403     403  403  403    403
POST   /members/{member_id}/revoke                | member.manage           | yes   yes   403     403  403  403    403
PATCH  /members/{member_id}                       | member.manage           | yes   yes   403     403  403  403    403
POST   /members/{member_id}/deactivate            | member.manage           | yes   yes   403     403  403  403    403
POST   /members/{member_id}/reactivate            | member.manage           | yes   yes   403     403  403  403    403
GET    /teams                                     | workspace.view          | seen  seen  seen    seen seen seen   seen
POST   /teams                                     | team.manage             | yes   yes   403     403  403  403    403
PATCH  /teams/{team_id}                           | team.manage             | yes   yes   403     403  403  403    403
DELETE /teams/{team_id}                           | team.manage             | yes   yes   403     403  403  403    403
GET    /workspace                                 | workspace.view          | yes   yes   yes     yes  yes  yes    yes
PATCH  /workspace                                 | workspace.manage        | yes   yes   403     403  403  403    403
POST   /undo                                      | one's own act           | 404   404   404     yes  404  404    404
GET    /mail/failed                               | mail.view               | seen  seen  403     403  403  403    403
POST   /mail/{mail_id}/retry                      | mail.view               | yes   yes   404     404  404  404    404
GET    /pipelines                                 | pipeline.view, of each  | seen  seen  seen    none none seen   none
POST   /pipelines                                 | pipeline.manage         | yes   yes   yes     403  403  403    403
PATCH  /pipelines/{pipeline_id}                   | pipeline.manage         | yes   yes   yes     404  404  403    404
POST   /pipelines/{pipeline_id}/stages            | pipeline.manage         | yes   yes   yes     404  404  403    404
POST   /pipelines/{pipeline_id}/stages/order      | pipeline.manage         | yes   yes   yes     404  404  403    404
PATCH  /pipelines/{pipeline_id}/stages/{stage_id} | pipeline.manage         | yes   yes   yes     404  404  403    404
DELETE /pipelines/{pipeline_id}/stages/{stage_id} | pipeline.manage         | yes   yes   yes     404  404  403    404
GET    /deals                                     | deal.view, of each      | seen  seen  seen    seen seen seen   none
GET    /deals/count                               | deal.view, of each      | seen  seen  seen    seen seen seen   none
GET    /deals/board                               | pipeline.view           | seen  seen  seen    404  404  seen   404
GET    /deals/board/column                        | pipeline.view           | seen  seen  seen    404  404  seen   404
GET    /deals/board/summary                       | pipeline.view           | yes   yes   yes     404  404  yes    404
POST   /deals                                     | deal.create in pipeline | yes   yes   yes     404  404  yes    404
POST   /deals/bulk                                | of each deal            | yes   yes   yes     yes  yes  yes    404
GET    /deals/{deal_id}                           | deal.view               | yes   yes   yes     yes  yes  yes    404
PATCH  /deals/{deal_id}                           | deal.edit               | yes   yes   yes     yes  yes  yes    404
POST   /deals/{deal_id}/move                      | deal.move               | yes   yes   yes     yes  yes  yes    404
POST   /deals/{deal_id}/close                     | deal.move               | yes   yes   yes     yes  yes  yes    404
POST   /deals/{deal_id}/reopen                    | deal.edit               | yes   yes   yes     yes  yes  yes    404
POST   /deals/{deal_id}/reassign                  | deal.reassign           | yes   yes   yes     yes  yes  yes    404
POST   /deals/{deal_id}/archive                   | deal.archive            | yes   yes   yes     yes  yes  yes    404
POST   /deals/{deal_id}/restore                   | deal.archive            | yes   yes   yes     yes  yes  yes    404
PUT    /deals/{deal_id}/people                    | deal.edit               | yes   yes   yes     yes  yes  yes    404
POST   /deals/{deal_id}/lines                     | deal.edit               | yes   yes   yes     yes  yes  yes    404
PATCH  /deals/{deal_id}/lines/{line_id}           | deal.edit               | yes   yes   yes     yes  yes  yes    404
DELETE /deals/{deal_id}/lines/{line_id}           | deal.edit               | yes   yes   yes     yes  yes  yes    404
GET    /deals/{deal_id}/timeline                  | deal.view               | yes   yes   yes     yes  yes  yes    404
POST   /deals/{deal_id}/activities                | deal.comment            | yes   yes   yes     yes  yes  yes    404
GET    /timeline                                  | deal.view               | yes   yes   yes     yes  yes  yes    404
GET    /requests                                  | request.view            | seen  seen  seen    seen seen seen   seen
POST   /requests                                  | request.work            | yes   yes   yes     yes  yes  yes    yes
GET    /requests/counts                           | request.view            | yes   yes   yes     yes  yes  yes    yes
GET    /requests/count                            | request.view            | seen  seen  seen    seen seen seen   seen
GET    /requests/{request_id}                     | request.view            | yes   yes   yes     yes  yes  yes    yes
PATCH  /requests/{request_id}                     | request.work            | yes   yes   yes     yes  yes  yes    yes
GET    /requests/{request_id}/timeline            | request.view            | yes   yes   yes     yes  yes  yes    yes
POST   /requests/{request_id}/assign              | request.assign          | yes   yes   yes     yes  yes  yes    yes
POST   /requests/{request_id}/reply               | request.comment         | yes   yes   yes     yes  yes  yes    yes
POST   /requests/{request_id}/note                | request.comment         | yes   yes   yes     yes  yes  yes    yes
POST   /requests/{request_id}/status              | request.work            | yes   yes   yes     yes  yes  yes    yes
POST   /requests/{request_id}/make-deal           | deal.create in pipeline | yes   yes   yes     404  404  yes    404
GET    /request-categories                        | workspace.view          | seen  seen  seen    seen seen seen   seen
POST   /request-categories                        | request.settings        | yes   yes   yes     403  403  403    403
PATCH  /request-categories/{category_id}          | request.settings        | yes   yes   yes     403  403  403    403
DELETE /request-categories/{category_id}          | request.settings        | yes   yes   yes     403  403  403    403
POST   /imports                                   | import.run              | yes   yes   yes     403  403  403    403
GET    /imports                                   | import.run              | seen  seen  seen    403  403  403    403
GET    /imports/{import_id}                       | import.run              | yes   yes   yes     404  404  404    404
PATCH  /imports/{import_id}                       | import.run              | yes   yes   yes     404  404  404    404
GET    /imports/{import_id}/progress              | import.run              | yes   yes   yes     404  404  404    404
POST   /imports/{import_id}/dry-run               | import.run              | yes   yes   yes     404  404  404    404
POST   /imports/{import_id}/run                   | import.run              | yes   yes   yes     404  404  404    404
POST   /imports/{import_id}/cancel                | import.run              | yes   yes   yes     404  404  404    404
GET    /imports/{import_id}/refused.csv           | import.run              | yes   yes   yes     404  404  404    404
GET    /companies                                 | company.view            | seen  seen  seen    seen seen seen   seen
POST   /companies                                 | company.edit            | yes   yes   yes     yes  yes  yes    yes
GET    /companies/count                           | company.view            | seen  seen  seen    seen seen seen   seen
GET    /companies/{company_id}                    | company.view            | yes   yes   yes     yes  yes  yes    yes
PATCH  /companies/{company_id}                    | company.edit            | yes   yes   yes     yes  yes  yes    yes
POST   /companies/{company_id}/archive            | company.archive         | yes   yes   yes     403  403  403    403
POST   /companies/{company_id}/restore            | company.archive         | yes   yes   yes     403  403  403    403
GET    /people                                    | person.view             | seen  seen  seen    seen seen seen   seen
POST   /people                                    | person.edit             | yes   yes   yes     yes  yes  yes    yes
GET    /people/count                              | person.view             | seen  seen  seen    seen seen seen   seen
GET    /people/{person_id}                        | person.view             | yes   yes   yes     yes  yes  yes    yes
PATCH  /people/{person_id}                        | person.edit             | yes   yes   yes     yes  yes  yes    yes
POST   /people/{person_id}/archive                | person.archive          | yes   yes   yes     403  403  403    403
POST   /people/{person_id}/restore                | person.archive          | yes   yes   yes     403  403  403    403
GET    /products                                  | product.view            | seen  seen  seen    seen seen seen   seen
POST   /products                                  | product.edit            | yes   yes   yes     403  403  403    403
GET    /products/count                            | product.view            | seen  seen  seen    seen seen seen   seen
GET    /products/{product_id}                     | product.view            | yes   yes   yes     yes  yes  yes    yes
PATCH  /products/{product_id}                     | product.edit            | yes   yes   yes     403  403  403    403
POST   /products/{product_id}/archive             | product.archive         | yes   yes   yes     403  403  403    403
POST   /products/{product_id}/restore             | product.archive         | yes   yes   yes     403  403  403    403
GET    /search                                    | what each kind asks for | seen  seen  seen    seen seen seen   none
GET    /comments                                  | deal.view               | seen  seen  seen    seen seen seen   404
POST   /comments                                  | deal.comment            | yes   yes   yes     yes  yes  yes    404
GET    /comments/audiences                        | deal.view               | yes   yes   yes     yes  yes  yes    404
GET    /comments/mentionable                      | deal.view               | yes   yes   yes     yes  yes  yes    404
PATCH  /comments/{comment_id}                     | one's own               | 403   403   403     yes  403  403    404
DELETE /comments/{comment_id}                     | one's own               | 403   403   403     yes  403  403    404
GET    /comments/mentionable/teams                | deal.view               | yes   yes   yes     yes  yes  yes    404
POST   /comments/{comment_id}/react               | deal.comment            | yes   yes   yes     yes  yes  yes    404
POST   /comments/{comment_id}/resolve             | deal.comment            | yes   yes   yes     yes  yes  yes    404
POST   /comments/{comment_id}/reopen              | deal.comment            | yes   yes   yes     yes  yes  yes    404
POST   /comments/{comment_id}/pin                 | deal.comment            | yes   yes   yes     yes  yes  yes    404
POST   /comments/{comment_id}/unpin               | deal.comment            | yes   yes   yes     yes  yes  yes    404
GET    /notifications                             | one's own               | none  none  none    seen none none   none
GET    /notifications/unread                      | one's own               | none  none  none    seen none none   none
POST   /notifications/{notification_id}/read      | one's own               | 404   404   404     yes  404  404    404
POST   /notifications/read-all                    | one's own               | yes   yes   yes     yes  yes  yes    yes
GET    /notifications/groups                      | one's own               | none  none  none    seen none none   none
POST   /notifications/mark                        | one's own               | 404   404   404     yes  404  404    404
POST   /notifications/{notification_id}/unread    | one's own               | 404   404   404     yes  404  404    404
POST   /notifications/{notification_id}/archive   | one's own               | 404   404   404     yes  404  404    404
POST   /notifications/{notification_id}/unarchive | one's own               | 404   404   404     yes  404  404    404
GET    /notifications/settings                    | one's own               | yes   yes   yes     yes  yes  yes    yes
PUT    /notifications/settings                    | one's own               | yes   yes   yes     yes  yes  yes    yes
GET    /following                                 | deal.view               | yes   yes   yes     yes  yes  yes    404
PUT    /following                                 | deal.view               | yes   yes   yes     yes  yes  yes    404
GET    /push                                      | one's own               | none  none  none    seen none none   none
POST   /push                                      | one's own               | yes   yes   yes     yes  yes  yes    yes
DELETE /push/{device_id}                          | one's own               | 404   404   404     yes  404  404    404
GET    /shares                                    | deal.view               | seen  seen  seen    seen seen seen   404
POST   /shares                                    | deal.share              | yes   yes   yes     yes  yes  yes    404
GET    /shares/candidates                         | company and member.view | seen  seen  seen    seen seen seen   seen
GET    /shares/preview                            | deal.share              | yes   yes   yes     yes  yes  yes    404
PATCH  /shares/{share_id}                         | deal.share              | yes   yes   yes     yes  yes  yes    404
DELETE /shares/{share_id}                         | deal.share              | yes   yes   yes     yes  yes  yes    404
GET    /explain                                   | deal.view               | yes   yes   yes     yes  yes  yes    404
POST   /files                                     | deal.view               | yes   yes   yes     yes  yes  yes    404
GET    /files                                     | deal.view               | seen  seen  seen    seen seen seen   404
GET    /files/{file_id}                           | deal.view               | yes   yes   yes     yes  yes  yes    404
GET    /documents                                 | document.view           | seen  seen  seen    seen seen seen   none
POST   /documents                                 | document.edit there     | yes   yes   yes     yes  yes  yes    404
GET    /documents/{document_id}                   | document.view           | yes   yes   yes     yes  yes  yes    404
PATCH  /documents/{document_id}                   | document.edit           | yes   yes   yes     yes  yes  yes    404
POST   /documents/{document_id}/archive           | document.manage         | yes   yes   yes     yes  yes  yes    404
POST   /documents/{document_id}/unarchive         | document.manage         | yes   yes   yes     yes  yes  yes    404
GET    /documents/{document_id}/updates           | document.view           | yes   yes   yes     yes  yes  yes    404
POST   /documents/{document_id}/updates           | document.edit           | yes   yes   yes     yes  yes  yes    404
GET    /documents/{document_id}/versions          | document.view           | seen  seen  seen    seen seen seen   404
POST   /documents/{document_id}/versions          | document.edit           | yes   yes   yes     yes  yes  yes    404
PATCH /documents/{document_id}/versions/{version_id} | document.edit | yes yes yes yes yes yes 404
GET /documents/{document_id}/versions/{version_id}/content | document.view | yes yes yes yes yes yes 404
POST /documents/{document_id}/versions/{version_id}/restore | document.edit | yes yes yes yes yes yes 404
POST /documents/{document_id}/versions/{version_id}/copy | document.view and edit | yes yes yes yes yes yes 404
GET    /documents/{document_id}/threads           | document.view           | seen  seen  seen    seen seen seen   404
POST   /documents/{document_id}/threads           | document.comment        | yes   yes   yes     yes  yes  yes    404
GET    /documents/{document_id}/threads/{thread_id} | document.view         | yes   yes   yes     yes  yes  yes    404
POST   /documents/{document_id}/files             | document.edit           | yes   yes   yes     yes  yes  yes    404
GET    /documents/{document_id}/export            | document.view           | yes   yes   yes     yes  yes  yes    404
GET    /documents/{document_id}/exports           | document.view, one's own | yes  yes   yes     yes  yes  yes    404
POST   /documents/{document_id}/exports           | document.view           | yes   yes   yes     yes  yes  yes    404
POST   /documents/import                          | document.edit there     | yes   yes   yes     yes  yes  yes    404
POST   /documents/from-template                   | document.edit there     | yes   yes   yes     yes  yes  yes    404
GET    /document-links                            | document.view           | yes   yes   yes     yes  yes  yes    404
GET    /document-templates                        | template.view           | seen  seen  seen    seen seen seen   seen
GET    /document-templates/fields                 | deal.view               | yes   yes   yes     yes  yes  yes    404
POST   /document-templates                        | document.edit           | yes   yes   yes     yes  yes  yes    404
PATCH  /document-templates/{template_id}          | template.manage, or own | yes   yes   yes     yes  403  403    403
POST   /document-templates/{template_id}/archive  | template.manage, or own | yes   yes   yes     yes  403  403    403
POST   /document-templates/{template_id}/unarchive | template.manage, or own | yes  yes   yes     yes  403  403    403
"""

# Below /api/portal/{ws}: partners (the pipeline shared at a level, a rival) and clients (own and shared, a neighbour).
PORTAL = """
route                                        | rule                        | view comment move rival client neighbour
GET    /home                                 | oneself                     | yes  yes     yes  yes   yes    yes
GET    /request-categories                   | workspace member            | none none    none none  seen   seen
GET    /requests                             | request.view: one's own     | none none    none none  seen   none
POST   /requests                             | request.create              | 403  403     403  403   yes    404
GET    /requests/{request_id}                | request.view: one's own     | 404  404     404  404   yes    404
GET    /requests/{request_id}/conversation   | request.view: one's own     | 404  404     404  404   yes    404
POST   /requests/{request_id}/reply          | request.comment             | 404  404     404  404   yes    404
POST   /requests/{request_id}/confirm        | request.confirm             | 404  404     404  404   yes    404
POST   /requests/{request_id}/reopen         | request.confirm             | 404  404     404  404   yes    404
GET    /pipelines                            | pipeline.view, of each      | seen seen    seen none  404    404
GET    /pipelines/{pipeline_id}/board        | pipeline.view               | seen seen    seen 404   404    404
GET    /pipelines/{pipeline_id}/board/column | pipeline.view               | seen seen    seen 404   404    404
GET    /pipelines/{pipeline_id}/deals        | pipeline.view               | seen seen    seen 404   404    404
GET    /pipelines/{pipeline_id}/deals/count  | pipeline.view               | seen seen    seen 404   404    404
POST   /deals/{deal_id}/move                 | deal.move, between open     | 403  403     yes  404   404    404
GET    /deals                                | deal.view, of each          | seen seen    seen none  seen   none
GET    /deals/{deal_id}                      | deal.view                   | yes  yes     yes  404   yes    404
GET    /comments                             | deal.view, and not Internal | none none    none 404   none   404
POST   /comments                             | deal.comment                | 403  yes     yes  404   yes    404
GET    /comments/audiences                   | deal.view                   | yes  yes     yes  404   yes    404
GET    /comments/mentionable                 | deal.view                   | yes  yes     yes  404   yes    404
PATCH  /comments/{comment_id}                | one's own                   | 404  404     404  404   yes    404
DELETE /comments/{comment_id}                | one's own                   | 404  404     404  404   yes    404
POST   /comments/{comment_id}/react          | comment, and heard          | 404  404     404  404   yes    404
POST   /comments/{comment_id}/resolve        | comment, and heard          | 404  404     404  404   yes    404
POST   /comments/{comment_id}/reopen         | comment, and heard          | 404  404     404  404   yes    404
POST   /files                                | deal.view                   | yes  yes     yes  404   yes    404
GET    /files                                | request.view                | 404  404     404  404   seen   404
GET    /files/{file_id}                      | request.view                | 404  404     404  404   yes    404
GET    /notifications                        | one's own                   | none none    none none  seen   none
GET    /notifications/unread                 | one's own                   | none none    none none  seen   none
POST   /notifications/{notification_id}/read | one's own                   | 404  404     404  404   yes    404
POST   /notifications/read-all               | one's own                   | yes  yes     yes  yes   yes    yes
GET    /notifications/groups                 | one's own                   | none none    none none  seen   none
POST   /notifications/mark                   | one's own                   | 404  404     404  404   yes    404
POST   /notifications/{notification_id}/unread | one's own                   | 404  404     404  404   yes    404
POST   /notifications/{notification_id}/archive | one's own                   | 404  404     404  404   yes    404
POST   /notifications/{notification_id}/unarchive | one's own                   | 404  404     404  404   yes    404
GET    /notifications/settings               | one's own                   | yes  yes     yes  yes   yes    yes
PUT    /notifications/settings               | one's own                   | yes  yes     yes  yes   yes    yes
GET    /following                            | deal.view                   | yes  yes     yes  404   yes    404
PUT    /following                            | deal.view                   | yes  yes     yes  404   yes    404
GET    /push                                 | one's own                   | none none    none none  seen   none
POST   /push                                 | one's own                   | yes  yes     yes  yes   yes    yes
DELETE /push/{device_id}                     | one's own                   | 404  404     404  404   yes    404
GET    /timeline                             | deal.view                   | yes  yes     yes  404   yes    404
POST   /leave                                | oneself                     | yes  yes     yes  yes   yes    yes
GET    /documents                            | document.view, of each      | seen seen    seen none  seen   none
GET    /documents/{document_id}              | document.view               | yes  yes     yes  404   yes    404
GET    /documents/{document_id}/updates      | document.view               | yes  yes     yes  404   yes    404
POST   /documents/{document_id}/updates      | document.edit               | 403  403     yes  404   yes    404
GET    /documents/{document_id}/versions     | document.view, since shared | seen seen    seen 404   seen   404
GET /documents/{document_id}/versions/{version_id}/content | document.view, since shared | yes yes yes 404 yes 404
GET    /documents/{document_id}/threads      | document.view, own audience | none none    none 404   seen   404
POST   /documents/{document_id}/threads      | document.comment            | 403  yes     yes  404   yes    404
GET /documents/{document_id}/threads/{thread_id} | document.view, own audience | 404 404 404 404 yes 404
POST   /documents/{document_id}/files        | document.edit               | 403  403     yes  404   yes    404
GET    /documents/{document_id}/export       | document.view               | yes  yes     yes  404   yes    404
GET    /documents/{document_id}/exports      | document.view, one's own    | yes  yes     yes  404   yes    404
POST   /documents/{document_id}/exports      | document.view               | yes  yes     yes  404   yes    404
GET    /document-links                       | document.view               | yes  yes     yes  404   yes    404
GET    /document-search                      | document.view, of each      | seen seen    seen none  seen   none
"""

# Below /api: no workspace is entered. Whoever writes sends a CSRF token here, too, visitors included.
OPEN = """
route                              | rule                    | signed_in visitor
GET    /session                    | anybody                 | yes       yes
PATCH  /session                    | anybody: their language | yes       yes
GET    /invitations/{token}        | who holds the link      | yes       yes
POST   /invitations/{token}/accept | whom the link is for    | 409       yes
GET    /workspaces/templates       | anybody signed in       | yes       401
POST   /workspaces                 | anybody signed in       | yes       401
"""


@dataclass(frozen=True)
class Row:
    """One route and what each reader is answered."""

    door: str  # "w", "portal" or "" for the open ones
    method: str
    path: str
    rule: str
    answers: dict[str, str]

    @property
    def route(self) -> str:
        """The route as the API mounts it."""
        prefix = f"/{self.door}/{{ws}}" if self.door else ""
        return f"{self.method} {prefix}{self.path}"

    @property
    def writes(self) -> bool:
        return self.method != "GET"

    def __str__(self) -> str:
        return self.route


def _rows(door: str, table: str) -> list[Row]:
    head, *lines = table.strip().splitlines()
    readers = head.split("|")[2].split()
    found = []
    for line in lines:
        route, rule, answers = line.split("|")
        method, path = route.split()
        cells = answers.split()
        if len(cells) != len(readers):
            raise ValueError(line)
        found.append(Row(door, method, path, rule.strip(), dict(zip(readers, cells, strict=True))))
    return found


STAFF_ROWS, PORTAL_ROWS, OPEN_ROWS = _rows("w", STAFF), _rows("portal", PORTAL), _rows("", OPEN)
TABLE = [*STAFF_ROWS, *PORTAL_ROWS, *OPEN_ROWS]
