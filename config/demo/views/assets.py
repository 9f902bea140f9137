"""The demo pages' own style sheet and scripts: scripts inside a page are forbidden by the content policy."""

from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from config.demo.guard import only_here

_FOLDER = Path(__file__).parent.parent / "assets"
_TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}


@only_here
@require_safe
def asset(request: HttpRequest, name: str) -> HttpResponse:
    """One of the files in config/demo/assets."""
    known = {path.name: path for path in _FOLDER.iterdir() if path.suffix in _TYPES}
    if name not in known:
        raise Http404
    response = HttpResponse(known[name].read_bytes(), content_type=_TYPES[known[name].suffix])
    response.headers["Cache-Control"] = "no-cache"
    return response
