"""The categories clients choose from."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Max
from django.utils import timezone

from accounts.models import Workspace
from journal.acting import publish
from journal.ids import uuid7
from journal.versions import FieldEdit, merge_edit
from permissions.history import last_changes_of
from workspace.service_requests.errors import CategoryNameTaken, LastCategory
from workspace.service_requests.events import RequestCategoriesChanged
from workspace.service_requests.models import RequestCategory


@dataclass(frozen=True)
class CategoryTemplate:
    name_en: str
    name_ru: str
    answer_hours: int


DEFAULTS = (
    CategoryTemplate("Question", "Вопрос", 24),
    CategoryTemplate("Problem", "Проблема", 8),
    CategoryTemplate("Change", "Изменение", 48),
    CategoryTemplate("Document", "Документ", 24),
    CategoryTemplate("Complaint", "Жалоба", 8),
)


def open_default_categories(workspace: Workspace) -> None:
    """What a new workspace starts with; nothing when it has categories already."""
    if RequestCategory.objects.filter(workspace=workspace).exists():
        return
    # Two first readers at once: the second one's rows are not needed.
    RequestCategory.objects.bulk_create(
        [
            RequestCategory(
                id=uuid7(),
                workspace=workspace,
                name_en=one.name_en,
                name_ru=one.name_ru,
                answer_hours=one.answer_hours,
                rank=rank,
            )
            for rank, one in enumerate(DEFAULTS)
        ],
        ignore_conflicts=True,
    )


def add_category(*, workspace: Workspace, name_en: str, name_ru: str, answer_hours: int) -> RequestCategory:
    """A further category, offered last.

    Raises:
        CategoryNameTaken: in either language; archived categories keep their names.
    """
    here = RequestCategory.objects.filter(workspace=workspace)
    _require_free_names(workspace, name_en, name_ru)
    category = RequestCategory.objects.create(
        workspace=workspace,
        name_en=name_en,
        name_ru=name_ru,
        answer_hours=answer_hours,
        rank=(here.aggregate(last=Max("rank"))["last"] or 0) + 1,
    )
    publish(RequestCategoriesChanged(changes={"name_en": [None, name_en], "name_ru": [None, name_ru]}), about=category)
    return category


def edit_category(*, category: RequestCategory, edits: Mapping[str, FieldEdit]) -> None:
    """Change names or hours; requests keep the answer time they were promised.

    Raises:
        CategoryNameTaken, Clash.
    """
    changes = merge_edit(category, edits, who_changed=last_changes_of(category))
    if not changes:
        return
    _require_free_names(category.workspace, category.name_en, category.name_ru, besides=category)
    category.touch(*changes)
    publish(RequestCategoriesChanged(changes=changes), about=category)


def archive_category(*, category: RequestCategory) -> None:
    """Offer it no longer; its requests keep it.

    Raises:
        LastCategory: nothing would be left to choose from.
    """
    if category.archived_at is not None:
        return
    # Locked together, so that two people cannot archive the last two at once.
    here = RequestCategory.objects.filter(workspace_id=category.workspace_id, archived_at=None)
    if {one.id for one in here.order_by("id").select_for_update(no_key=True)} <= {category.id}:
        raise LastCategory
    category.archived_at = timezone.now()
    category.touch("archived_at")
    publish(RequestCategoriesChanged(changes={"name_en": [category.name_en, None]}), about=category)


def _require_free_names(
    workspace: Workspace, name_en: str, name_ru: str, *, besides: RequestCategory | None = None
) -> None:
    here = RequestCategory.objects.filter(workspace=workspace)
    if besides is not None:
        here = here.exclude(pk=besides.pk)
    taken = [
        field
        for field, name in (("name_en", name_en), ("name_ru", name_ru))
        if here.filter(**{f"{field}__iexact": name}).exists()
    ]
    if taken:
        raise CategoryNameTaken(fields={field: [str(CategoryNameTaken.message)] for field in taken})
