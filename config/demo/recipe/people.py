"""Who works in a demo workspace, who comes from outside, and whom they know."""

from config.demo.recipe.shapes import Firm, Outsider, Staff

TEAMS = ("sales", "legal", "delivery")
STAFF = (
    Staff("owner", "owner"),
    Staff("admin", "admin"),
    Staff("guarded_admin", "admin", guarded=True),
    Staff("sales_head", "manager", "sales"),
    Staff("seller_1", "member", "sales"),
    Staff("seller_2", "member", "sales"),
    Staff("seller_3", "member", "sales"),
    Staff("counsel", "member", "legal"),
    Staff("lawyer", "member", "legal"),
    Staff("delivery_head", "manager", "delivery"),
    Staff("project_manager", "member", "delivery"),
    Staff("engineer", "member", "delivery"),
    Staff("coordinator", "member", "delivery"),
)
OUTSIDERS = (
    Outsider("partner_a_1", "partner_a"),
    Outsider("partner_a_2", "partner_a"),
    Outsider("partner_b_1", "partner_b"),
    Outsider("partner_b_2", "partner_b"),
    Outsider("client_a_1", "client_a"),
    Outsider("client_a_2", "client_a"),
    Outsider("client_b_1", "client_b"),
    Outsider("client_b_2", "client_b"),
)
FIRMS = (
    Firm("client_a", "seller_1", "client"),
    Firm("client_b", "seller_2", "client"),
    Firm("partner_a", "delivery_head", "partner"),
    Firm("partner_b", "project_manager", "partner"),
    Firm("furniture", "seller_2"),
    Firm("port", "seller_1"),
    Firm("online_shop", "seller_3"),
    Firm("auto_parts", "seller_1"),
    Firm("frozen", "seller_3"),
    Firm("brewery", "seller_2"),
    Firm("publisher", "seller_3"),
    Firm("paper_mill", "seller_1"),
    Firm("tools", "seller_3"),
    Firm("textile", "seller_2"),
    Firm("electronics", "seller_1"),
    Firm("seeds", "seller_1"),
    Firm("parcel", "seller_3"),
    Firm("dairy", "seller_1"),
    Firm("chemicals", "seller_3"),
    Firm("archive", "seller_2"),
    Firm("bakery", "seller_1"),
    Firm("toys", "seller_2"),
    Firm("tyres", "seller_2"),
    Firm("timber", "seller_2"),
    Firm("sports", "seller_3"),
)
# Everybody else works at the company their key begins with.
SECOND_JOBS = {"parcel_3": "online_shop", "paper_mill_3": "chemicals", "publisher_2": "archive"}
PRODUCTS = (
    "pallet_rack",
    "shelving",
    "mezzanine",
    "cantilever",
    "flow_rack",
    "mobile_rack",
    "shuttle",
    "conveyor",
    "dock",
    "wms",
    "design",
    "crew_day",
    "inspection",
    "training",
)
PIPELINES = {
    "sales": ("sales", "legal", "delivery"),
    "services": ("delivery", "sales"),
}  # and the teams that work in each


def company_of(person: str) -> str:
    """The company a person's key names: "online_shop_2" works at online_shop."""
    return person.rpartition("_")[0]
