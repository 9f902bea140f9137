"""Pipelines to start from, in both languages."""

from dataclasses import dataclass

from accounts.workspaces.registry import Template


@dataclass(frozen=True)
class StageTemplate:
    name: str
    colour: int
    probability: int
    kind: str = "open"
    public_name: str = ""


_TEMPLATES: dict[str, dict[str, list[StageTemplate]]] = {
    "sales": {
        "en": [
            StageTemplate("Lead", 0, 10, public_name="Received"),
            StageTemplate("Qualified", 1, 25, public_name="In discussion"),
            StageTemplate("Proposal", 2, 50, public_name="Proposal"),
            StageTemplate("Negotiation", 3, 70, public_name="Agreement"),
            StageTemplate("Contract", 4, 90, public_name="Contract"),
            StageTemplate("Won", 5, 100, "won", "Done"),
            StageTemplate("Lost", 6, 0, "lost", "Closed"),
        ],
        "ru": [
            StageTemplate("Новый", 0, 10, public_name="Получено"),
            StageTemplate("Квалификация", 1, 25, public_name="Обсуждаем"),
            StageTemplate("Предложение", 2, 50, public_name="Предложение"),
            StageTemplate("Переговоры", 3, 70, public_name="Согласование"),
            StageTemplate("Договор", 4, 90, public_name="Договор"),
            StageTemplate("Выиграна", 5, 100, "won", "Готово"),
            StageTemplate("Проиграна", 6, 0, "lost", "Закрыто"),
        ],
    },
    "services": {
        "en": [
            StageTemplate("Request", 0, 20, public_name="Received"),
            StageTemplate("Survey", 1, 40, public_name="Survey"),
            StageTemplate("Estimate", 2, 60, public_name="Estimate"),
            StageTemplate("Work in progress", 4, 90, public_name="In progress"),
            StageTemplate("Accepted", 5, 100, "won", "Done"),
            StageTemplate("Declined", 6, 0, "lost", "Closed"),
        ],
        "ru": [
            StageTemplate("Заявка", 0, 20, public_name="Получено"),
            StageTemplate("Обследование", 1, 40, public_name="Обследование"),
            StageTemplate("Смета", 2, 60, public_name="Смета"),
            StageTemplate("Работы", 4, 90, public_name="В работе"),
            StageTemplate("Принято", 5, 100, "won", "Готово"),
            StageTemplate("Отказ", 6, 0, "lost", "Закрыто"),
        ],
    },
    "empty": {
        "en": [
            StageTemplate("New", 0, 50, public_name="Received"),
            StageTemplate("Won", 5, 100, "won", "Done"),
            StageTemplate("Lost", 6, 0, "lost", "Closed"),
        ],
        "ru": [
            StageTemplate("Новая", 0, 50, public_name="Получено"),
            StageTemplate("Выиграна", 5, 100, "won", "Готово"),
            StageTemplate("Проиграна", 6, 0, "lost", "Закрыто"),
        ],
    },
}
# What the first pipeline is called.
_NAMES = {
    "sales": {"en": "Sales", "ru": "Продажи"},
    "services": {"en": "Services", "ru": "Услуги"},
    "empty": {"en": "Deals", "ru": "Сделки"},
}
# What one chooses from: a title, and for whom it is.
_OFFERS = {
    "sales": {
        "en": ("Sales", "Goods or contracts: from a first contact over a proposal to a signed contract."),
        "ru": ("Продажи", "Товары и договоры: от первого контакта через предложение к подписанному договору."),
    },
    "services": {
        "en": ("Services and projects", "Work to order: a request, a survey, an estimate, then the work itself."),
        "ru": ("Услуги и проекты", "Работы на заказ: заявка, обследование, смета и сами работы."),
    },
    "empty": {
        "en": ("My own stages", "One stage to begin with; add your own in Settings."),
        "ru": ("Свои этапы", "Для начала один этап, остальные добавите в настройках."),
    },
}


def template_keys() -> list[str]:
    return list(_TEMPLATES)


def template_name(key: str, language: str) -> str:
    """What the first pipeline of this template is called."""
    return _NAMES[key].get(language, _NAMES[key]["en"])


def template_stages(key: str, language: str) -> list[StageTemplate]:
    """The stages of a template; English for languages without their own.

    Raises:
        KeyError: there is no such template.
    """
    return _TEMPLATES[key].get(language, _TEMPLATES[key]["en"])


def offered(language: str) -> list[Template]:
    """What a new workspace can start from, for its page."""
    offers = []
    for key in template_keys():
        title, about = _OFFERS[key].get(language, _OFFERS[key]["en"])
        offers.append(Template(key, title, about, [stage.name for stage in template_stages(key, language)]))
    return offers
