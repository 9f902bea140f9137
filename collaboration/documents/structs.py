"""What an update is made of, read before yrs is let near it.

yrs recurses into values and into nested elements until the stack of the whole process ends, and takes in what no
browser reads again (numbers past 2^53, documents in documents). So what comes from outside is read here first, byte by
byte (https://github.com/yjs/yjs/blob/main/INTERNALS.md). No recursion, nothing is built.
"""

import json
import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from collaboration.documents.errors import BadUpdate, UnknownParts
from collaboration.documents.nesting import Links, levels_of

FRAGMENT = b"document-store"  # where the editor keeps its blocks
_WORDS = json.loads(Path(__file__).with_name("vocabulary.json").read_text())
NODES = frozenset(name.encode() for name in _WORDS["nodes"])
MARKS = frozenset(_WORDS["marks"])
MOST_STRUCTS = 200_000
MOST_LEVELS = 256  # of elements in elements: deeper than anybody's list, and far from the end of a stack
MOST_DEPTH = 32  # of values in values
# A piece of six bytes takes hundreds in memory, here and in every browser: every one but the first, which is somebody
# typing, counts as so many bytes of a document's size.
A_STRUCT = 100
_FEW = 64  # elements whose nesting is not looked at
_LAST = 2**28  # of clocks and lengths; yrs counts up to 2^32
_LAST_CLIENT = 2**53  # browsers read no greater number
_GC, _SKIP = 0, 10
_DELETED, _STRING, _FORMAT, _TYPE, _ANY = 1, 4, 6, 7, 8
_ELEMENT, _TEXT = 3, 6

_CLIENT = rb"(?:[\x80-\xff]{0,6}[\x00-\x7f]|[\x80-\xff]{7}[\x00-\x0f])"
_NUMBER = rb"[\x80-\xff]{0,3}[\x00-\x7f]"
_ID = _CLIENT + _NUMBER
# What stands before the content: what it was written beside, or what it was written into.
_HEAD = re.compile(
    rb"[\xc0-\xff](%(id)s)%(id)s|[\x40-\xbf](%(id)s)|[\x01-\x3f]\x00(%(id)s)|[\x01-\x3f]\x01" % {b"id": _ID}, re.DOTALL
)
# Somebody types: one piece of text of up to 127 bytes, beside another.
_TYPED = re.compile(
    rb"\x01\x01%(client)s%(number)s(?:[\x84\x44]|\xc4%(id)s)%(id)s([\x01-\x7f])"
    % {b"client": _CLIENT, b"number": _NUMBER, b"id": _ID},
    re.DOTALL,
)
_TWIN = re.compile(r"--[a-zA-Z0-9+/=]{8}$")  # y-prosemirror's name of a mark beside another of its kind


class Seen(NamedTuple):
    """What was found in an update.

    Args:
        weight: what it adds to the size of a document.
        levels: how deep its new elements may be nested in each other; 0 when there are none.
    """

    weight: int
    levels: int = 0


NOTHING = Seen(0)


def look(data: bytes) -> Seen:
    """Read an update.

    Raises:
        BadUpdate: it cannot be read, or no document survives it.
        UnknownParts: it holds what no editor of ours writes.
    """
    if (typed := _TYPED.match(data)) and data[-1] == 0 and typed.end() + typed[1][0] + 1 == len(data):
        _decoded(data[typed.end() : -1])
        return Seen(len(data))
    reader = _Reader(data)
    try:
        reader.read()
    except IndexError:
        raise BadUpdate from None
    levels = reader.elements
    if levels > _FEW:
        levels = levels_of(reader.links)
    if levels > MOST_LEVELS:
        raise BadUpdate
    return Seen(len(data) + max(0, reader.structs - 1) * A_STRUCT, levels)


def weight_of(data: bytes) -> int:
    """What a whole document weighs, whatever it holds."""
    reader = _Reader(data)
    with suppress(BadUpdate, IndexError):
        reader.read()
    return len(data) + reader.structs * A_STRUCT


def _decoded(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError:
        raise BadUpdate from None


class _Reader:
    """One pass over the bytes; `at` is where it is."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0
        self.structs = 0
        self.elements = 0
        self.is_element = False
        self.links: dict[int, Links] = {}

    def read(self) -> None:
        for _ in range(self._number()):
            many, client, clock = self._number(), self._number(_LAST_CLIENT), self._number()
            self.structs += many
            if self.structs > MOST_STRUCTS or client in self.links:
                raise BadUpdate
            links = self.links[client] = Links()
            for _ in range(many):
                links.starts.append(clock)
                clock += self._struct(links)
                if clock > _LAST:
                    raise BadUpdate
        for _ in range(self._number()):
            self._number(_LAST_CLIENT)
            for _ in range(2 * self._number()):
                self._number()
        if self.at != len(self.data):
            raise BadUpdate

    def _number(self, limit: int = _LAST) -> int:
        byte = self.data[self.at]
        self.at += 1
        value, shift = byte & 127, 7
        while byte > 127:
            byte = self.data[self.at]
            self.at += 1
            value |= (byte & 127) << shift
            shift += 7
        if value >= limit or shift > 63:
            raise BadUpdate
        return value

    def _bytes(self) -> bytes:
        length = self._number()
        start = self.at
        self.at += length
        if self.at > len(self.data):
            raise BadUpdate
        return self.data[start : self.at]

    # -- a struct ----------------------------------------------------------------------------------------------------

    def _struct(self, links: Links) -> int:
        """Its length."""
        info = self.data[self.at]
        if info in (_GC, _SKIP):
            self.at += 1
            links.refs.append((b"", False))
            return self._number()
        head = _HEAD.match(self.data, self.at)
        if head is None:
            raise BadUpdate
        self.at = head.end()
        kind, where = info & 31, head.lastindex
        links.refs.append((head[where] if where else b"", where == 3))
        is_root = where is None and self._bytes() == FRAGMENT
        is_attribute = info < 64 and info & 32
        if is_attribute:
            _decoded(self._bytes())
        length = self._content(kind)
        if kind == _TYPE:
            links.elements.append(links.starts[-1])
        if is_attribute and kind == _TYPE:
            raise UnknownParts  # an attribute is a value
        if is_root and not (kind == _DELETED or (kind == _TYPE and self.is_element)):
            raise UnknownParts  # the editor's root holds elements alone
        return length

    def _content(self, kind: int) -> int:
        reads = _CONTENTS.get(kind)
        if reads is None:
            raise UnknownParts
        length = reads(self)
        if length == 0:
            raise BadUpdate
        return length

    def _string(self) -> int:
        text = _decoded(self._bytes())
        return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2

    def _format(self) -> int:
        name = _decoded(self._bytes())
        if name not in MARKS and _TWIN.sub("", name) not in MARKS:
            raise UnknownParts
        try:
            json.loads(self._bytes(), parse_constant=_refuse)
        except (ValueError, RecursionError):
            raise BadUpdate from None
        return 1

    def _type(self) -> int:
        self.elements += 1
        reference = self._number()
        self.is_element = reference == _ELEMENT
        if reference not in (_ELEMENT, _TEXT) or (self.is_element and self._bytes() not in NODES):
            raise UnknownParts
        return 1

    # -- values ------------------------------------------------------------------------------------------------------

    def _values(self) -> int:
        many = self._number()
        waiting: list[list[int]] = [[many, 0]]  # how many are to come, and whether each has a name
        while waiting:
            left = waiting[-1]
            if left[0] == 0:
                waiting.pop()
                continue
            left[0] -= 1
            if left[1]:
                _decoded(self._bytes())
            if inside := self._value():
                waiting.append(inside)
                if len(waiting) > MOST_DEPTH:
                    raise BadUpdate
        return many

    def _value(self) -> list[int] | None:
        """Past one value; of a list or an object: how many are in it."""
        tag = self.data[self.at]
        self.at += 1
        if tag == 119:
            _decoded(self._bytes())
        elif tag in (117, 118):
            return [self._number(), 118 - tag == 0]
        elif tag == 125:
            while self.data[self.at] > 127:
                self.at += 1
            self.at += 1
        elif tag in _FIXED:
            self.at += _FIXED[tag]
        else:
            raise BadUpdate
        return None


_FIXED = {127: 0, 126: 0, 121: 0, 120: 0, 124: 4, 123: 8, 122: 8}
_CONTENTS: dict[int, Callable[[Any], int]] = {
    _DELETED: _Reader._number,
    _STRING: _Reader._string,
    _FORMAT: _Reader._format,
    _TYPE: _Reader._type,
    _ANY: _Reader._values,
}


def _refuse(constant: str) -> Any:
    raise ValueError(constant)
