"""WebSocket frames (RFC 6455) of the simplest kind, read and written without a library's ceremony.

Libraries build several objects for every frame and look for fragments, compression and control frames; nearly all
frames here are one small whole message. Whatever is anything else stays with the library, which also refuses what is
wrong.
"""

from functools import lru_cache

MOST = 16 * 1024  # bytes of a message read here: well below every limit a library would have to see to
_BINARY = 0x82  # the last frame of its message, no extension, binary
_MASKED = 0x80


def frame_of(message: str | bytes) -> bytes:
    """The bytes of a server's frame; made once for everybody who is told the same, unless it is too big to be kept."""
    return _kept_frame(message) if len(message) <= MOST else _frame(message)


def _frame(message: str | bytes) -> bytes:
    payload, kind = (message.encode(), b"\x81") if isinstance(message, str) else (message, b"\x82")
    size = len(payload)
    if size < 126:
        head = bytes([size])
    elif size < 65_536:
        head = b"\x7e" + size.to_bytes(2, "big")
    else:
        head = b"\x7f" + size.to_bytes(8, "big")
    return kind + head + payload


_kept_frame = lru_cache(maxsize=32)(_frame)


def simple_messages(data: bytes) -> tuple[list[bytes], int]:
    """The small whole binary messages of a client that `data` begins with, and where what is anything else begins."""
    found: list[bytes] = []
    at, size = 0, len(data)
    while size - at > 6 and data[at] == _BINARY:
        length, start = data[at + 1] - _MASKED, at + 6
        if length == 126:
            length, start = int.from_bytes(data[at + 2 : at + 4], "big"), at + 8
            if not 126 <= length <= MOST:
                break
        end = start + length
        if not 0 < length <= MOST or end > size:
            break
        found.append(_unmasked(data[start - 4 : start], data[start:end]))
        at = end
    return found, at


def _unmasked(mask: bytes, payload: bytes) -> bytes:
    size = len(payload)
    key = (mask * (size // 4 + 1))[:size]
    return (int.from_bytes(payload, "little") ^ int.from_bytes(key, "little")).to_bytes(size, "little")
