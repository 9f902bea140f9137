"""The twenty deals of the services pipeline, which one partner works in too."""

from config.demo.recipe.shapes import Deal, Logged

STAGES = ("request", "survey", "estimate", "work")
OPEN = (
    Deal(
        "furniture_inspection", "furniture", "coordinator", (2,), 20, due=2,
        lines="inspection:2", people="furniture_2:on_site",
    ),
    Deal("tools_repair", "tools", "coordinator", (5,), 9, due=-1, people="tools_2:on_site"),
    Deal("archive_relocation", "archive", "project_manager", (6,), 40, due=4, people="archive_2:on_site"),
    Deal(
        "auto_inspection", "auto_parts", "coordinator", (9, 4), 15, due=1,
        lines="inspection:1", people="auto_parts_2:on_site",
    ),
    Deal("port_floor", "port", "engineer", (23, 14), 25, due=3, people="port_1:technical"),
    Deal("bakery_layout", "bakery", "engineer", (10, 5), 30, due=6, lines="design:1", people="bakery_2:on_site"),
    Deal(
        "paper_uprights", "paper_mill", "engineer", (29, 22, 13), 18, due=2, people="paper_mill_1:technical",
        log=(Logged("22 12:30", "engineer"),),
    ),
    Deal(
        "textile_dismantle", "textile", "project_manager", (17, 12, 6), 24, due=3,
        lines="crew_day:11", people="textile_2:on_site", carried="partner_a_1",
    ),
    Deal(
        "dairy_training", "dairy", "coordinator", (14, 10, 3), 12, due=1,
        lines="training:3", people="dairy_2:on_site",
    ),
    Deal(
        "frozen_service", "frozen", "project_manager", (35, 30, 24, 9), 60, due=7, people="frozen_2:technical",
        carried="partner_a_2",
        log=(Logged("23 08:40", "project_manager", 19, "out"),),
    ),
    Deal(
        "parcel_maintenance", "parcel", "coordinator", (32, 27, 18, 8), 28, due=4, people="parcel_3:technical",
    ),
    Deal(
        "pharma_mapping", "client_b", "engineer", (26, 21, 14, 6), 11, due=2,
        people="client_b_3:technical client_b_2:on_site", log=(Logged("6 14:10", "engineer"),),
    ),
    Deal(
        "grocery_inspection", "client_a", "coordinator", (28, 23, 15, 7), 5, due=-3,
        lines="inspection:14", people="client_a_5:on_site",
    ),
)  # fmt: skip
CLOSED = (
    Deal(
        "brewery_install", "brewery", "project_manager", (45, 40, 33, 21), -11, closed=("won", 8),
        lines="crew_day:7", people="brewery_2:on_site", carried="partner_a_2",
    ),
    Deal("electronics_esd", "electronics", "engineer", (38, 34, 27, 16), -7, closed=("won", 5)),
    Deal("online_relabel", "online_shop", "coordinator", (30, 26, 19, 11), -5, closed=("won", 4)),
    Deal(
        "seeds_repair", "seeds", "coordinator", (25, 20, 16, 10), -4, closed=("won", 3), people="seeds_2:on_site",
        log=(Logged("16 10:50", "coordinator", 5, "in"),),
    ),
    Deal(
        "grocery_audit", "client_a", "engineer", (42, 36, 28, 18), -15, closed=("won", 11),
        lines="inspection:5", people="client_a_5:on_site",
    ),
    Deal("toys_relocation", "toys", "project_manager", (31, 24, 17), -13, closed=("lost", 9)),
    Deal("timber_repair", "timber", "coordinator", (21, 16), -10, closed=("lost", 7), people="timber_1:on_site"),
)  # fmt: skip
DEALS = OPEN + CLOSED
