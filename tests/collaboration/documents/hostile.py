"""Yjs updates that no editor makes, written byte by byte."""

from collaboration.documents.rooms.protocol import written as number

CLIENT = 5


def text(value: str | bytes) -> bytes:
    data = value.encode() if isinstance(value, str) else value
    return number(len(data)) + data


def root(name: str = "document-store") -> bytes:
    """ "Written into this root"."""
    return b"\x01" + text(name)


def inside(clock: int, client: int = CLIENT) -> bytes:
    """ "Written into that element"."""
    return b"\x00" + number(client) + number(clock)


def element(name: str, where: bytes) -> bytes:
    return b"\x07" + where + b"\x03" + text(name)


def update(*structs: bytes, client: int = CLIENT, clock: int = 0, many: int | None = None) -> bytes:
    return b"\x01" + number(len(structs) if many is None else many) + number(client) + number(clock) + b"".join(
        structs
    ) + b"\x00"  # fmt: skip


def attribute(value: bytes, name: str = "id") -> bytes:
    """A paragraph with one attribute."""
    return update(element("paragraph", root()), b"\x28" + inside(0) + text(name) + b"\x01" + value)


def nested(levels: int, *, client: int = CLIENT, into: bytes = b"") -> bytes:
    first = element("blockGroup", into or root())
    return update(first, *(element("blockGroup", inside(at, client)) for at in range(levels - 1)), client=client)


def pieces(count: int, *, client: int = CLIENT) -> bytes:
    """Texts without words: six bytes each, hundreds in memory."""
    beside = [b"\x87" + number(client) + number(at) + b"\x06" for at in range(count)]
    return update(element("paragraph", root()), *beside, client=client)


# What ends the stack of a process, does not fit into memory, or cannot be read by a browser.
UNREADABLE = {
    "values in values": attribute(b"\x75\x01" * 400_000 + b"\x7e"),
    "elements in elements": nested(50_000),
    "elements nested by two clients": b"\x02" + b"".join(
        number(300) + number(client) + b"\x00" + b"".join(
            element("blockGroup", inside(at - (client == 6), 11 - client) if at or client == 5 else root())
            for at in range(300)
        )
        for client in (6, 5)
    ) + b"\x00",
    "more clients than bytes": number(2**40) + b"\x00",
    "more structs than bytes": update(many=2**31),
    "a list of four billion": attribute(b"\x75" + number(2**32 - 1)),
    "an object of four billion": attribute(b"\x76" + number(2**32 - 1)),
    "a gap of four billion": update(b"\x00" + number(2**32 - 1), b"\x00" + number(2**32 - 1)),
    "deletions of four billion": b"\x00\x01\x05" + number(2**32 - 1),
    "the last clock there is": update(b"\x04" + inside(0, 6) + text("x"), clock=2**32 - 1),
    "a client past 2^53": update(b"\x04" + inside(0, 6) + text("x"), client=2**60),
    "one client twice": b"\x02" + 2 * (b"\x01\x05\x00" + b"\x04" + inside(0, 6) + text("x")) + b"\x00",
    "text that is none": update(b"\x04" + inside(0, 6) + text(b"\xff\xfe")),
    "text without an end": update(b"\x04" + inside(0, 6) + number(9) + b"abc"),
    "a mark that is no JSON": update(b"\x06" + inside(0, 6) + text("bold") + text("{")),
    "a mark of brackets": update(b"\x06" + inside(0, 6) + text("bold") + text("[" * 300_000)),
    "words after the end": update(b"\x04" + inside(0, 6) + text("x")) + b"more",
}  # fmt: skip
# What no editor of ours has: others' would throw it away for everybody, or stop.
UNKNOWN = {
    "a block": update(element("hologram", root())),
    "a mark": update(b"\x06" + inside(0, 6) + text("glitter") + text("{}")),
    "words in the root": update(b"\x04" + root() + text("words")),
    "a text in the root": update(b"\x07" + root() + b"\x06"),
    "an attribute of the root": update(b"\x28" + root() + text("id") + b"\x01\x7e"),
    "an element as an attribute": update(element("paragraph", root()), b"\x27" + inside(0) + text("id") + b"\x06"),
    "a list": update(b"\x07" + root() + b"\x00"),
    "a map": update(b"\x07" + root("other") + b"\x01"),
    "a hook": update(b"\x07" + root() + b"\x05" + text("x")),
    "a document in the document": update(b"\x09" + root("other") + text("guid") + b"\x76\x00"),
    "bytes": update(b"\x03" + root("other") + text(b"\x00\x01")),
    "something embedded": update(b"\x05" + inside(0, 6) + text("{}")),
    "a move": update(b"\x0b" + root("other") + b"\x00\x05\x00"),
    "a kind of the future": update(b"\x1f" + inside(0, 6)),
}
