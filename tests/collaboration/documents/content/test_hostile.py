"""Shapes no editor writes: they are read as the text they hold, and never end the server."""

from collections.abc import Callable
from typing import Any

import pytest
from pycrdt import Doc, XmlElement, XmlFragment, XmlText

from collaboration.documents.content.addresses import safe_link
from collaboration.documents.content.html import html_of
from collaboration.documents.content.markdown import markdown_of
from collaboration.documents.content.reading import read
from collaboration.documents.content.text import text_of
from collaboration.documents.content.tree import DEEPEST, Block, Run, Shown, walk
from collaboration.documents.content.writing import write


def written(fill: Callable[[Any], None]) -> bytes:
    """The bytes of a document that `fill` wrote into."""
    doc: Doc[Any] = Doc()
    group = doc.get("document-store", type=XmlFragment).children.append(XmlElement("blockGroup"))
    fill(group)
    return doc.get_update()


def block(group: Any, tag: str, text: str = "", marks: dict[str, Any] | None = None, **props: Any) -> None:
    container = group.children.append(XmlElement("blockContainer", {"id": "x"}))
    element = container.children.append(XmlElement(tag, props))
    inside = element.children.append(XmlText())
    if text:
        inside.insert(0, text, marks)


def test_an_unknown_block_keeps_its_text() -> None:
    tree = read(written(lambda group: block(group, "mindMap", "still here", depth=3.0)))
    assert [(one.kind, text_of((one,))) for one in tree] == [("mindMap", "still here")]
    assert html_of(tree, Shown()) == "<p>still here</p>"
    assert markdown_of(tree, Shown()) == "still here\n"
    assert read(write(tree)) == (Block("paragraph", (Run("still here"),)),)


def test_text_inside_unknown_elements_is_found() -> None:
    def fill(group: Any) -> None:
        container = group.children.append(XmlElement("blockContainer"))
        outer = container.children.append(XmlElement("paragraph"))
        outer.children.append(XmlElement("wild", {}, [XmlElement("wilder", {}, [XmlText("deep down")])]))

    assert text_of(read(written(fill))) == "deep down"


@pytest.mark.parametrize(
    ("props", "level"),
    [
        ({"level": "7"}, 6),
        ({"level": -3.0}, 1),
        ({"level": "x"}, 1),
        ({"level": float("nan")}, 1),
        ({"level": [2]}, 1),
        ({}, 1),
    ],
)
def test_a_heading_of_a_strange_level_is_a_heading(props: dict[str, Any], level: int) -> None:
    tree = read(written(lambda group: block(group, "heading", "x", **props)))
    assert [(one.kind, one.level) for one in tree] == [("heading", level)]


def test_nesting_without_end_is_read_without_recursion_errors() -> None:
    def fill(group: Any) -> None:
        for _ in range(300):
            container = group.children.append(XmlElement("blockContainer"))
            container.children.append(XmlElement("paragraph", {}, [XmlText("x")]))
            group = container.children.append(XmlElement("blockGroup"))

    tree = read(written(fill))
    assert text_of(tree).count("x") == 300
    assert html_of(tree, Shown()).count("<p>x</p>") == 300
    deepest, here = 0, tree
    while here:
        deepest, here = deepest + 1, here[0].children
    assert deepest <= DEEPEST + 1
    assert sum(1 for _ in walk(read(write(tree)))) == 300


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)", "JAVASCRIPT:alert(1)", "java\nscript:alert(1)", "\x01javascript:alert(1)",
        "data:text/html,x", "vbscript:x", "file:///etc/passwd", "//evil.test/x", "/api/w/north/deals", "http:",
        "http://[", 7, None, "http://x.test/" + "y" * 3000,
    ],
)  # fmt: skip
def test_no_link_leads_anywhere_but_to_pages_and_mail(href: Any) -> None:
    assert safe_link(href) == ""
    tree = read(written(lambda group: block(group, "paragraph", "x", {"link": {"href": href}})))
    assert tree == (Block("paragraph", (Run("x"),)),)


@pytest.mark.parametrize("href", ["https://example.com/a?b=c#d", "http://пример.рф/", "mailto:ann@example.com"])
def test_pages_and_mail_are_linked(href: str) -> None:
    assert safe_link(href) == href


@pytest.mark.parametrize(
    "url", ["data:image/png;base64,AAAA", "https://evil.test/x.png", "file:///etc/passwd", "file:no", 5]
)
def test_pictures_come_from_checked_uploads_alone(url: Any) -> None:
    (one,) = read(written(lambda group: block(group, "image", url=url, name="x")))
    assert one.file is None
    assert "img" not in html_of((one,), Shown())


def test_everything_shown_is_escaped() -> None:
    evil = '<img src=x onerror=alert(1)>"&'
    tree = (
        Block("paragraph", (Run(evil),)),
        Block("codeBlock", (Run(evil),), language="x"),
        Block("paragraph", (Run(evil, href='https://x.test/"onmouseover="x'),)),
    )
    html = html_of(tree, Shown(hidden=evil))
    assert "<img" not in html
    assert html.count("&lt;img src=x onerror=alert(1)&gt;&quot;&amp;") == 3
    assert 'href="https://x.test/&quot;onmouseover=&quot;x"' in html


def test_colours_and_alignments_come_from_a_list() -> None:
    marks = {"textColor": {"stringValue": "red;}"}}
    tree = read(written(lambda group: block(group, "paragraph", "x", marks, textAlignment='"x', textColor="url(x)")))
    assert html_of(tree, Shown()) == "<p>x</p>"
