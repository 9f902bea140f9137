"""How the parts of a form are received, before any room sees them."""

from contextlib import suppress

from django.core.files.uploadhandler import TemporaryFileUploadHandler


class TidyFileUploadHandler(TemporaryFileUploadHandler):
    """Leaves no half-written temporary file behind when the disk is full; Django leaves it to the garbage collector."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        try:
            super().receive_data_chunk(raw_data, start)
        except OSError:
            with suppress(OSError):
                self.upload_interrupted()
            raise
