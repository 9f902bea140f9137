"""What other rooms do when a workspace is opened; filled in AppConfig.ready()."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from accounts.models import Membership, Workspace


@dataclass(frozen=True)
class Template:
    """A first pipeline to choose from: what it is for and its stages, in one language."""

    key: str
    name: str
    about: str
    stages: Sequence[str]


# Called inside the act that opens the workspace: (workspace, template, language).
on_workspace_opened: list[Callable[[Workspace, str, str], None]] = []
# Gives the founder the role that owns the workspace; permissions registers it.
crown: list[Callable[[Workspace, Membership], None]] = []
# The templates to offer, in a language; the room of pipelines registers it.
offer_templates: list[Callable[[str], Sequence[Template]]] = []


def templates(language: str) -> list[Template]:
    """What a new workspace can start from."""
    return [template for offer in offer_templates for template in offer(language)]
