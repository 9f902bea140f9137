"""A document as a file, with what its reader may see behind links and pictures."""

import logging
import math
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import get_language
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from accounts.actors import Actor
from accounts.models import Membership, Workspace
from collaboration.documents import apart
from collaboration.documents.content.html import html_of
from collaboration.documents.content.markdown import markdown_of
from collaboration.documents.content.reading import read
from collaboration.documents.content.text import text_of
from collaboration.documents.content.tree import Shown, Tree, walk
from collaboration.documents.errors import TooMuchAtOnce
from collaboration.documents.exports.errors import ExportFailed, ExportTakesLong, ExportTookTooLong, ExportUnavailable
from collaboration.documents.exports.events import DocumentExported, DocumentExportEnded
from collaboration.documents.exports.queries import TASK
from collaboration.documents.links.queries import shown_to
from collaboration.documents.models import Document
from collaboration.documents.queries import content_of, load_version
from collaboration.files.operations import keep_made
from collaboration.notifications.operations import notify
from journal.acting import act, publish
from journal.errors import Refusal
from journal.fence import fence
from permissions.scope import Scope

log = logging.getLogger(__name__)
TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "md": "text/markdown; charset=utf-8",
}


# Estimates, on the careful side, of what is made within ten seconds; Markdown takes no time.
MOST_PAGES = {"pdf": 60.0, "docx": 200.0, "md": math.inf}
WORKERS_PATIENCE = 600.0  # seconds


@dataclass(frozen=True)
class Paper:
    """A finished file."""

    name: str
    content_type: str
    content: bytes


def export(
    *,
    document: Document,
    scope: Scope,
    slug: str,
    form: str,
    version_id: UUID | None = None,
    patience: float | None = None,
) -> Paper:
    """Make a file of a document. Takes its time: not inside act().

    Args:
        document: loaded through the reader's `scope`.
        slug: the workspace's, for addresses.
        form: a key of TYPES.
        version_id: one of the versions the reader may see; the document as it is now unless given.
        patience: in seconds; None for a reader who waits at a door, see `ask`.

    Raises:
        NotFound: no such version for this reader.
        ExportTakesLong: longer than somebody waits at a door.
        TooMuchAtOnce, ExportUnavailable, ExportTookTooLong, ExportFailed.
    """
    update = bytes(load_version(document, version_id, scope).data) if version_id else content_of(document)
    blocks = read(update)
    if patience is None and _pages(blocks) > MOST_PAGES[form]:
        raise ExportTakesLong
    shown = shown_to(document, blocks, scope, slug, settings.ORIGIN)
    content = _made(form, blocks, shown, document.title, by=scope.member_id, patience=patience)
    return Paper(f"{document.title}.{form}", TYPES[form], content)


def note_export(*, document: Document, form: str) -> None:
    """Keep in the journal that a file left the house; inside act()."""
    publish(DocumentExported(format=form), about=document, only="internal")


def ask(*, document: Document, member_id: UUID, form: str, version_id: UUID | None, file_id: UUID) -> bool:
    """Let the worker make a file of a long document; inside act(). False when it is at this very one already.

    Args:
        file_id: what the file will be called by; its reader's alone, for a day.
    """
    version = str(version_id) if version_id else None
    try:
        with transaction.atomic():
            app.configure_task(
                TASK,
                queue="documents",
                queueing_lock=f"{TASK}:{document.id}:{member_id}:{form}:{version}",
            ).defer(
                workspace_id=str(document.workspace_id),
                document_id=str(document.id),
                member_id=str(member_id),
                file_id=str(file_id),
                form=form,
                version_id=version,
                language=get_language() or "en",
            )
    except AlreadyEnqueued:
        return False
    return True


def make(
    *,
    workspace_id: UUID,
    document_id: UUID,
    member_id: UUID,
    file_id: UUID,
    form: str,
    version_id: UUID | None,
    language: str,
) -> None:
    """What `ask` asked for, by what its reader may see now. In the worker.

    Raises:
        Refusal: there will be no file; who asked has been told.
    """
    workspace = Workspace.objects.get(pk=workspace_id)
    with fence(workspace_id, None):
        member = Membership.objects.select_related("user").get(pk=member_id)
    with translation.override(language), fence(workspace_id, member.user_id):
        scope = Scope.of(member)
        document = scope.load(Document, document_id)
        try:
            paper = export(
                document=document,
                scope=scope,
                slug=workspace.slug,
                form=form,
                version_id=version_id,
                patience=WORKERS_PATIENCE,
            )
        except Refusal:
            with act(workspace, by=Actor.system()):
                publish(DocumentExportEnded(), about=document, members=[member_id])
            raise
        with act(workspace, by=Actor.of(member)):
            keep_made(name=paper.name, content_type=paper.content_type, content=paper.content, file_id=file_id)
            note_export(document=document, form=form)
        with act(workspace, by=Actor.system()):
            publish(DocumentExportEnded(), about=document, members=[member_id])
            notify(recipients=[member], kind="export", about=document)


def _pages(blocks: Tree) -> float:
    """About how many there will be: a page is 2,500 letters, or thirty short blocks."""
    count = sum(1 for _ in walk(blocks))
    return max(len(text_of(blocks)) / 2_500, count / 30)


def _made(form: str, blocks: Tree, shown: Shown, title: str, *, by: UUID, patience: float | None) -> bytes:
    if form == "md":
        return markdown_of(blocks, shown).encode()
    try:
        if form == "docx":
            return bytes(apart.run("docx", by=by, seconds=patience, blocks=blocks, shown=shown, title=title))
        uploads = {str(pk): (media.path, media.content_type) for pk, media in shown.files.items()}
        html, language = html_of(blocks, shown), (get_language() or "en").partition("-")[0]
        return bytes(
            apart.run("pdf", by=by, seconds=patience, html=html, title=title, language=language, uploads=uploads)
        )
    except apart.Busy:
        raise TooMuchAtOnce from None
    except apart.TookTooLong:
        raise ExportTookTooLong from None
    except apart.Failed as error:
        log.warning("a %s could not be made: %s", form, error)
        # WeasyPrint looks for Pango when it is loaded, and says with this that there is none.
        is_missing = form == "pdf" and str(error) == "OSError"
        raise (ExportUnavailable if is_missing else ExportFailed) from None
