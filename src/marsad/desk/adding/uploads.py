"""Files that a browser sends: only to the page that adds, only from somebody who is signed in, and within limits."""

from __future__ import annotations

from typing import Any, Final

from django.contrib.auth import SESSION_KEY
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import StopUpload, TemporaryFileUploadHandler

FILES: Final = 50
"""Files of one addition."""
BYTES: Final = 256 * 1024 * 1024
"""Bytes of all files of one addition together."""
_PATH: Final = "/add/"


class Uploads(TemporaryFileUploadHandler):
    """Writes files beside the record as they come, and stops where they are more than an addition takes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._size = 0

    def handle_raw_input(
        self, input_data: Any, META: Any, content_length: int, boundary: Any, encoding: Any = None
    ) -> None:
        """Refuses a form that is larger than any, before it is read."""
        if content_length > BYTES:
            raise RequestDataTooBig(f"a form of {content_length:,} bytes is not taken")

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Refuses a file where none is taken."""
        request = self.request
        assert request is not None
        if request.path != _PATH or SESSION_KEY not in getattr(request, "session", {}):
            raise RequestDataTooBig("no file is taken here")
        super().new_file(*args, **kwargs)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Stops where the files are more than was said."""
        self._size += len(raw_data)
        if self._size > BYTES:
            raise StopUpload(connection_reset=True)
        super().receive_data_chunk(raw_data, start)
