"""What the stages of an export say about a pipeline."""

from collections.abc import Sequence

from workspace.deals.templates import StageTemplate, template_stages
from workspace.imports.models import Import
from workspace.imports.queries.meaning import key_of, stage_kind

# Parts of the names that stages have, from the first talk on.
_ORDER = (
    *("lead", "new", "prospect", "нов", "заявк"),
    *("qualif", "квалиф", "engag", "discuss"),
    *("proposal", "предлож", "negot", "перегов", "contract", "договор"),
)


def place_in_a_sale(name: str) -> tuple[int, int]:
    """Stages in the order of a sale: exports list them as they come."""
    kind = {"open": 0, "won": 1, "lost": 2}[stage_kind(name)]
    key = key_of(name)
    return kind, next((place for place, word in enumerate(_ORDER) if word in key), len(_ORDER))


def stages_of(names: Sequence[str], language: str) -> list[StageTemplate]:
    """A pipeline of these stages, with those that every pipeline has, which are named in `language`."""
    kinds = [stage_kind(name) for name in names]
    still_open = max(1, kinds.count("open"))
    found = []
    for place, (name, kind) in enumerate(zip(names, kinds, strict=True)):
        probability = {"won": 100, "lost": 0}.get(kind, round(80 * (place + 1) / (still_open + 1)))
        colour = {"won": 5, "lost": 6}.get(kind, place % 5)
        found.append(StageTemplate(name[:80], colour, probability, kind))
    return found + [stage for stage in template_stages("empty", language) if stage.kind not in kinds]


def pipeline_name_of(run: Import) -> str:
    """What the pipeline of an export is called when nobody said: as its file."""
    file = next((one for one in run.files.all() if one.kind == "deals"), None)
    stem = file.name.rpartition(".")[0] if file else ""
    return (stem.replace("_", " ").strip().capitalize() or "Import")[:120]
