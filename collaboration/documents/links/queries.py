"""What one reader may see behind a document's links and files."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from accounts.models import Membership
from collaboration.comments.queries import known_to
from collaboration.documents.content.tree import Label, Media, Shown, Tree, files_in, links_in
from collaboration.documents.links.registry import Linkable, kinds
from collaboration.documents.models import Document
from collaboration.documents.pictures.queries import files_for
from collaboration.files.operations.storing import path_of
from collaboration.files.schemas import file_ref
from permissions.scope import Scope

MOST = 100
PERSON = "member"


@dataclass(frozen=True)
class Link:
    """A record a reader may see: `key` is "deal:<id>", `url` its page in the reader's own app."""

    key: str
    type: str
    label: str
    number: str | None
    url: str | None


def links_for(document: Document, scope: Scope, keys: Iterable[str], slug: str) -> list[Link]:
    """The records behind keys like "deal:<id>" that this reader may see; all others are absent.

    Args:
        document: where they are linked from, loaded through the same scope.
        slug: the workspace's, for addresses.
    """
    wanted: dict[str, list[UUID]] = {}
    for key in keys:
        noun, _colon, raw = key.partition(":")
        try:
            wanted.setdefault(noun, []).append(UUID(raw))
        except ValueError:
            continue
    found = _people(document, scope, wanted.get(PERSON, []))
    for noun, kind in kinds().items():
        if ids := wanted.get(noun):
            found += _records(noun, kind, scope, ids, slug)
    return found


def shown_to(document: Document, blocks: Tree, scope: Scope, slug: str, origin: str) -> Shown:
    """Everything a tree refers to, as this reader may see it: for exports.

    Args:
        origin: the address of the product, in front of pages on paper.
    """
    links = links_for(document, scope, links_in(blocks), slug)
    files: dict[UUID, Media] = {}
    for file in files_for(document, scope, files_in(blocks)):
        path = str(path_of(scope.workspace_id, file.id))
        files[file.id] = Media(file.name, file.content_type, path, file_ref(file, scope, slug)["url"])
    return Shown(
        links={one.key: Label(one.label, one.url or "") for one in links},
        files=files,
        hidden=_("[a record that is not shared with you]"),
        missing=_("[a file that is not available to you]"),
        origin=origin,
    )


def _people(document: Document, scope: Scope, ids: list[UUID]) -> list[Link]:
    """Colleagues by name. An outsider learns of nobody they have not met on this document."""
    if not ids:
        return []
    rows = Membership.objects.filter(workspace_id=scope.workspace_id, pk__in=ids)
    if not scope.is_staff:
        rows = rows.filter(known_to(document, scope))
    return [Link(f"{PERSON}:{one.id}", PERSON, f"@{one.name}", None, None) for one in rows]


def _records(noun: str, kind: Linkable, scope: Scope, ids: list[UUID], slug: str) -> list[Link]:
    rows: Any = scope.visible(kind.model, rows=kind.model._default_manager.filter(pk__in=ids))
    if not scope.is_staff:
        # For outsiders what was put away is gone.
        rows = rows.filter(archived_at=None)
    page = kind.page if scope.is_staff else kind.portal_page
    start = f"/w/{slug}/" if scope.is_staff else f"/portal/{slug}/"
    found = []
    for one in rows:
        url = f"{start}{page(one)}" if page else None
        found.append(Link(f"{noun}:{one.pk}", noun, kind.label(one), getattr(one, "number", None), url))
    return found
