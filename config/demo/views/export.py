"""A small export with the faults of real ones, to try the import wizard on."""

import io
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from config.demo.guard import only_here

_FOLDER = Path(__file__).parent.parent / "export"


@only_here
@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """The four files in one."""
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for path in sorted(_FOLDER.glob("*.csv")):
            archive.writestr(ZipInfo(path.name), path.read_bytes(), ZIP_DEFLATED)
    response = HttpResponse(packed.getvalue(), content_type="application/zip")
    response.headers["Content-Disposition"] = 'attachment; filename="artel-sample-export.zip"'
    return response
