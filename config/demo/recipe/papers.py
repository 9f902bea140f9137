"""Documents on the deals, whom they are shared with, and what is said at their words."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Remark:
    """A thread on the text; the words it hangs on and what is said stand in the content, in this order.

    Args:
        audience: "internal" or a company's key.
        said: by whom and when.
    """

    audience: str
    said: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Paper:
    """A document.

    Args:
        template: the starter it looks like.
        shares: company, level and moment of each share.
    """

    key: str
    deal: str
    by: str
    at: str
    template: str
    shares: tuple[tuple[str, str, str], ...] = ()
    remarks: tuple[Remark, ...] = ()


PAPERS = (
    Paper(
        "proposal",
        "grocery_dc",
        "seller_1",
        "36 08:30",
        "starter:proposal",
        shares=(("client_a", "edit", "36 08:40"),),
        remarks=(
            Remark("client_a", (("client_a_1", "35 08:35"), ("seller_1", "35 09:20"))),
            Remark("internal", (("engineer", "34 14:20"), ("seller_1", "34 14:40"))),
        ),
    ),
    Paper(
        "contract",
        "grocery_dc",
        "lawyer",
        "20 10:15",
        "starter:contract_outline",
        shares=(("client_a", "comment", "17 08:30"),),
        remarks=(
            Remark("internal", (("counsel", "19 11:20"), ("lawyer", "19 11:50"))),
            Remark("client_a", (("client_a_1", "16 09:05"), ("counsel", "16 12:45"))),
        ),
    ),
    Paper(
        "minutes",
        "pharma_gdp",
        "seller_2",
        "10 12:10",
        "starter:meeting_notes",
        remarks=(Remark("internal", (("counsel", "9 08:50"),)),),
    ),
)
