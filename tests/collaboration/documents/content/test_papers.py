"""HTML, Markdown and DOCX made of a tree, and trees made of them."""

from io import BytesIO

import pytest
from docx import Document as open_docx

from collaboration.documents.content.docx import docx_of
from collaboration.documents.content.docx_in import html_of_docx
from collaboration.documents.content.html import html_of
from collaboration.documents.content.html_in import tree_of
from collaboration.documents.content.markdown import markdown_of
from collaboration.documents.content.markdown_in import html_of_markdown
from collaboration.documents.content.text import text_of
from collaboration.documents.content.tree import Block, Run, Shown, Tree, files_in, links_in
from collaboration.documents.content.writing import write
from tests.collaboration.documents.content.samples import DEAL, EVERYTHING, LABELLED, PAPER, PICTURE, run


def from_markdown(text: str) -> Tree:
    return tree_of(html_of_markdown(text))


def test_the_text_has_a_line_a_block_and_no_names_of_records() -> None:
    text = text_of(EVERYTHING)
    assert "plain bolduccollink line\nbreak" in text
    assert ("a b" in text, "f.pdf" in text, "Roof" in text) == (True, True, False)


def test_references_are_listed_once() -> None:
    assert (links_in(EVERYTHING * 2), files_in(EVERYTHING * 2)) == ([DEAL], [PICTURE, PAPER])


def test_a_record_is_named_for_who_may_see_it_and_hidden_from_others() -> None:
    line = EVERYTHING[2:3]
    assert '<a class="record" href="https://x.test/w/north/deals/1">D-1 Roof</a>' in html_of(line, LABELLED)
    assert '<span class="record">[hidden]</span>' in html_of(line, Shown(hidden="[hidden]"))
    assert "[D-1 Roof](https://x.test/w/north/deals/1)" in markdown_of(line, LABELLED)
    assert "\\[hidden\\]" in markdown_of(line, Shown(hidden="[hidden]"))
    assert "D-1 Roof" in from_docx(docx_of(line, LABELLED, title="x"))
    assert "[hidden]" in from_docx(docx_of(line, Shown(hidden="[hidden]"), title="x"))


def test_html_groups_lists_and_keeps_numbers() -> None:
    assert '<li>one<ol start="5"><li>nested</li><li>nested2</li></ol></li>' in html_of(EVERYTHING, LABELLED)
    assert "[no file]" in html_of(EVERYTHING, LABELLED)


def test_markdown_of_everything_reads_back_as_it_was() -> None:
    text = markdown_of(EVERYTHING, LABELLED)
    assert markdown_of(from_markdown(text), LABELLED) == text
    for line in ("# Title", "- [x] done", "> quoted", "```python", "| a | **b** |", "  5. nested", "---"):
        assert line in text.split("\n")


@pytest.mark.parametrize(
    "text",
    [
        "# not a heading", "1. not a list", "12) neither", "- nor this", "+ or this", "> no quote", "===", "---",
        "* a *b* **c** _d_ `e`", "[x](http://y) ![z](q)", "<b>&amp; <script>", "a | b", "~~x~~", "![", "`` ` ``",
        "\\ back \\* slash", "C# and 3 > 2", "$x$ {{ deal.amount }}", "    four spaces", "line\n# two\n2. three",
    ],
)  # fmt: skip
def test_markdown_says_text_that_looks_like_an_instruction(text: str) -> None:
    written = markdown_of((Block("paragraph", (Run(text),)),), Shown())
    assert text_of(from_markdown(written)) == text.strip()
    assert {block.kind for block in from_markdown(written)} == {"paragraph"}


def test_markdown_marks_touch_their_words() -> None:
    tree = (Block("paragraph", (run("a"), run(" b ", "bold"), run("c"))),)
    assert markdown_of(tree, Shown()) == "a **b** c\n"


def test_markdown_tables_checks_and_code_become_blocks() -> None:
    tree = from_markdown(
        "| a | b |\n|---|---|\n| 1 | 2 |\n\n- [ ] one\n- [X] two\n\n```sql\nselect 1\n```\n\n1. x\n   - y\n"
    )
    assert [block.kind for block in tree] == [
        "table",
        "checkListItem",
        "checkListItem",
        "codeBlock",
        "numberedListItem",
    ]
    assert [block.is_checked for block in tree[1:3]] == [False, True]
    assert tree[3] == Block("codeBlock", (Run("select 1"),), language="sql")
    assert tree[4].children == (Block("bulletListItem", (Run("y"),)),)
    assert [[cell.is_head for cell in row] for row in tree[0].rows] == [[True, True], [False, False]]


def test_html_inside_markdown_stays_text() -> None:
    assert text_of(from_markdown("hello <script>alert(1)</script>")) == "hello <script>alert(1)</script>"


def test_hostile_html_brings_words_alone() -> None:
    tree = tree_of(
        '<p onclick="x()">hi<script>alert(1)</script><style>p{}</style><a href="javascript:x()">there</a></p>'
        '<iframe src="//evil.test">framed</iframe><img src="https://evil.test/x.png" onerror="x()" alt="a picture">'
        '<form><input value="v"></form><svg onload="x()"><text>drawn</text></svg><p>end'
    )
    shown = html_of(tree, Shown())
    for word in ("script", "alert", "onclick", "onerror", "onload", "iframe", "<img", "javascript", "style"):
        assert word not in shown
    assert "hithere" in shown
    assert '<a href="https://evil.test/x.png">a picture</a>' in shown


def test_a_ragged_table_is_made_even() -> None:
    (table,) = tree_of("<table><tr><td>a</td></tr><tr><td>b</td><td colspan=2>c</td></tr></table>")
    assert [sum(cell.columns for cell in row) for row in table.rows] == [3, 3]
    assert write((table,))


def test_a_thousand_nested_lists_are_read() -> None:
    tree = tree_of("<ul><li>x" * 1000)
    assert text_of(tree).count("x") == 1000
    assert write(tree)


def from_docx(content: bytes) -> str:
    return "\n".join(part.text for part in open_docx(BytesIO(content)).paragraphs)


def test_docx_has_headings_lists_tables_and_links() -> None:
    paper = open_docx(BytesIO(docx_of(EVERYTHING, LABELLED, title="The proposal")))
    assert paper.core_properties.title == "The proposal"
    assert [(one.style.name, one.text) for one in paper.paragraphs[:2]] == [
        ("Heading 1", "Title"),
        ("Heading 2", "Toggle"),
    ]
    assert [[cell.text for cell in row.cells] for row in paper.tables[0].rows] == [["a", "b"], ["wide", "wide"]]
    assert {link.address for link in paper.paragraphs[2].hyperlinks} == {
        "https://example.com/",
        "https://x.test/w/north/deals/1",
    }
    assert "[no file]" in [one.text for one in paper.paragraphs]


def test_docx_comes_back_as_the_same_blocks() -> None:
    tree = tree_of(html_of_docx(docx_of(EVERYTHING, LABELLED, title="x")).html)
    kinds = [block.kind for block in tree]
    assert kinds[:7] == [
        "heading",
        "heading",
        "paragraph",
        "paragraph",
        "bulletListItem",
        "checkListItem",
        "checkListItem",
    ]
    assert [one.kind for one in tree[4].children] == ["numberedListItem", "numberedListItem"]
    assert ("quote" in kinds, "table" in kinds) == (True, True)


def test_docx_leaves_out_what_xml_cannot_hold() -> None:
    assert from_docx(docx_of((Block("paragraph", (Run("a\x00\x08b\ufffe"),)),), Shown(), title="\x01t")) == "ab"
