"""Templates every workspace has, in both languages: Markdown files beside this one."""

from dataclasses import dataclass
from pathlib import Path

from collaboration.documents.content.html_in import tree_of
from collaboration.documents.content.markdown_in import html_of_markdown
from collaboration.documents.content.tree import Tree
from collaboration.documents.templates.errors import NoSuchTemplate

HERE = Path(__file__).resolve().parent / "starters"
PREFIX = "starter:"


@dataclass(frozen=True)
class Starter:
    """One of them in one language; `key` is "starter:proposal.en"."""

    name: str
    description: str
    language: str
    file: str

    @property
    def key(self) -> str:
        return f"{PREFIX}{self.file}.{self.language}"

    def tree(self) -> Tree:
        text = (HERE / f"{self.file}.{self.language}.md").read_text(encoding="utf-8")
        return tree_of(html_of_markdown(text))


# Their names are in their own language, whoever reads the list.
STARTERS = (
    Starter("Proposal", "What the client gets, for how much and by when.", "en", "proposal"),
    Starter("Meeting notes", "Who met, what was decided, who does what.", "en", "meeting_notes"),
    Starter("Contract outline", "The points of an agreement before lawyers write it.", "en", "contract_outline"),
    Starter("Project plan", "Goal, stages, people and risks.", "en", "project_plan"),
    Starter("Предложение", "Что получит клиент, за сколько и к какому сроку.", "ru", "proposal"),
    Starter("Протокол встречи", "Кто встретился, что решили, кто что делает.", "ru", "meeting_notes"),
    Starter("Набросок договора", "Пункты соглашения, прежде чем его напишут юристы.", "ru", "contract_outline"),
    Starter("План проекта", "Цель, этапы, люди и риски.", "ru", "project_plan"),
)


def starters(language: str) -> list[Starter]:
    """All of them, those in the reader's language first."""
    return sorted(STARTERS, key=lambda one: one.language != language)


def starter(key: str, language: str) -> Starter:
    """One by its key; "starter:proposal" is the one in the reader's language, or the English one.

    Raises:
        NoSuchTemplate.
    """
    for one in (*starters(language), *starters("en")):
        if key in (one.key, f"{PREFIX}{one.file}"):
            return one
    raise NoSuchTemplate
