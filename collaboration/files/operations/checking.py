"""Is a file what its name says, and of a type that is accepted?"""

import filetype

from collaboration.files.errors import FileTypeRefused
from collaboration.files.operations.naming import ending_of

HEAD = 8192  # bytes that show what a file is
_ZIP = "application/zip"
_OLE = "application/x-ole-storage"
_OFFICE = "application/vnd.openxmlformats-officedocument"
_OPEN = "application/vnd.oasis.opendocument"

# Ending -> (the type it is served with, what its content may look like).
_BINARY: dict[str, tuple[str, set[str]]] = {
    "pdf": ("application/pdf", set()),
    "png": ("image/png", set()),
    "jpg": ("image/jpeg", set()),
    "jpeg": ("image/jpeg", set()),
    "gif": ("image/gif", set()),
    "webp": ("image/webp", set()),
    "heic": ("image/heic", {"image/heif"}),
    "tiff": ("image/tiff", set()),
    "tif": ("image/tiff", set()),
    "docx": (f"{_OFFICE}.wordprocessingml.document", {_ZIP}),
    "xlsx": (f"{_OFFICE}.spreadsheetml.sheet", {_ZIP}),
    "pptx": (f"{_OFFICE}.presentationml.presentation", {_ZIP}),
    "odt": (f"{_OPEN}.text", {_ZIP}),
    "ods": (f"{_OPEN}.spreadsheet", {_ZIP}),
    "odp": (f"{_OPEN}.presentation", {_ZIP}),
    "doc": ("application/msword", {_OLE}),
    "xls": ("application/vnd.ms-excel", {_OLE}),
    "ppt": ("application/vnd.ms-powerpoint", {_OLE}),
    "rtf": ("application/rtf", {"text/rtf"}),
    "zip": (_ZIP, set()),
    "7z": ("application/x-7z-compressed", set()),
    "mp3": ("audio/mpeg", set()),
    "m4a": ("audio/mp4", {"audio/m4a"}),
    "ogg": ("audio/ogg", set()),
    "wav": ("audio/x-wav", {"audio/wav"}),
    "mp4": ("video/mp4", set()),
    "mov": ("video/quicktime", set()),
}
_TEXT = {"txt": "text/plain", "csv": "text/csv", "md": "text/markdown", "log": "text/plain", "eml": "message/rfc822"}
_OLE_HEAD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def checked_type(name: str, head: bytes) -> str:
    """The content type a file is kept and served with.

    Args:
        name: cleaned.
        head: its first HEAD bytes.

    Raises:
        FileTypeRefused: the ending is not accepted, or the content is something else.
    """
    ending = ending_of(name)
    found = filetype.guess(head)
    looks = found.mime if found else (_OLE if head.startswith(_OLE_HEAD) else None)
    if ending in _TEXT and looks is None and (b"\0" not in head or head.startswith(_UTF16)):
        return _TEXT[ending]
    if ending in _BINARY:
        content_type, others = _BINARY[ending]
        if looks == content_type or looks in others:
            return content_type
    raise FileTypeRefused(fields={"file": [str(FileTypeRefused.message)]})
