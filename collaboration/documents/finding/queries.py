"""Finding documents by what they say."""

import re
from typing import Any
from uuid import UUID

from django.contrib.postgres.search import SearchHeadline, SearchQuery
from django.db import models
from django.db.models import Q

from collaboration.documents.finding.models import Words
from collaboration.documents.models import Document
from journal.text import fold
from permissions.lists import matching
from permissions.scope import Scope

MOST_WORDS = 8
_MARK = "\x02"  # before every word that was found; nobody types it
_LEAD = 24  # letters before the first of them
_WORD = re.compile(r"[^\W_]+")


def saying(rows: "models.QuerySet[Any]", text: str) -> "models.QuerySet[Any]":
    """Those of some documents whose text has every word, in any of its forms; the last one may be unfinished."""
    query = _query(text)
    return rows.filter(words__vector=query) if query is not None else rows.none()


def snippets(document_ids: list[UUID], text: str) -> dict[UUID, str]:
    """A line of each document around the words; the caller has checked that they may be read."""
    query = _query(text)
    if query is None:
        return {}
    line = SearchHeadline(
        models.F("text"), query, config="russian", start_sel=_MARK, stop_sel="", max_words=18, min_words=8
    )
    rows = Words.objects.filter(document__in=document_ids, vector=query).annotate(line=line)
    return {pk: _near_the_word(line) for pk, line in rows.values_list("document_id", "line")}


def _near_the_word(line: str) -> str:
    """A line is cut at its end where it is shown, so the word that was found stands near its beginning."""
    before, _, after = " ".join(line.split()).partition(_MARK)
    if len(before) > _LEAD:
        before = "… " + before[-_LEAD:].partition(" ")[2]
    return (before + after).replace(_MARK, "")


def find(scope: Scope, text: str, n: int) -> list[Document]:
    """The documents a reader sees whose title or text has the words, the newest first."""
    rows = scope.visible(Document).filter(archived_at=None)
    if not fold(text):
        return []
    titled = Q(pk__in=rows.filter(matching("search_title", text)).values("pk"))
    said = Q(pk__in=saying(rows, text).values("pk"))
    return list(rows.filter(titled | said).order_by("-updated_at", "-id")[:n])


def _query(text: str) -> Any:
    words = _WORD.findall(fold(text))[:MOST_WORDS]
    if not words:
        return None
    # Letters and digits alone: nothing in them is an operator of tsquery.
    raw = " & ".join([*words[:-1], f"{words[-1]}:*"])
    return SearchQuery(raw, search_type="raw", config="russian") | SearchQuery(raw, search_type="raw", config="english")
