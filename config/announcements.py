"""What `manage.py serve` says at the terminal, in the language of the terminal."""

import locale
import os

_RUSSIAN = {
    "Starting PostgreSQL": "Запускаю PostgreSQL",
    "Updating the database ({count} steps)": "Обновляю базу данных (шагов: {count})",
    "Loading the demo": "Загружаю демо",
    "Stopping": "Останавливаю",
    "Artel is running": "Артель работает",
    "Staff": "Сотрудникам",
    "Portal": "Портал",
    "Demo sign-in": "Вход в демо",
    "Demo mail": "Демо-почта",
    "Demo password": "Пароль демо",
    "  staff": "  сотрудник",
    "  partner": "  партнёр",
    "  client": "  клиент",
    "From a phone": "С телефона",
    "Ctrl-C stops everything": "Ctrl-C остановит всё",
    "Port {port} is in use. Stop the program that uses it, or choose another: PORT={other} make run": (
        "Порт {port} занят. Остановите программу, которая его занимает, или выберите другой: PORT={other} make run"
    ),
    "Cannot listen on {host}:{port}: {reason}": "Не удаётся открыть {host}:{port}: {reason}",
    "PORT must be a number from 1 to 65535, not {port}": "PORT — это число от 1 до 65535, а не {port}",
    "The worker ended (code {code}); starting it again in {delay:.0f} s": (
        "Обработчик заданий завершился (код {code}); новый запуск через {delay:.0f} с"
    ),
    "{trouble}": "{trouble}",
}


def speaks_russian() -> bool:
    """What the terminal is set to, in the order POSIX asks for it."""
    chosen = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return chosen.lower().startswith("ru")


def say(text: str, **values: object) -> str:
    """The line in the terminal's language, its gaps filled."""
    spoken = _RUSSIAN[text] if speaks_russian() and _can_print_cyrillic() else text
    return spoken.format(**values)


def _can_print_cyrillic() -> bool:
    try:
        "ж".encode(locale.getpreferredencoding(False))
    except (UnicodeEncodeError, LookupError):
        return False
    return True
