"""The word that stands for a workspace in its addresses."""

from django.utils.text import slugify

from accounts.models import Workspace

_LATIN = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i", "й": "y",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
}  # fmt: skip
_LONGEST = 40


def slug_of(name: str) -> str:
    """A slug that is free now: "Северный склад" becomes "severnyy-sklad", the next one "severnyy-sklad-2"."""
    latin = "".join(_LATIN.get(letter, letter) for letter in name.lower())
    base = slugify(latin)[:_LONGEST].strip("-") or "workspace"
    taken = set(Workspace.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    slug, number = base, 1
    while slug in taken:
        number += 1
        slug = f"{base}-{number}"
    return slug
