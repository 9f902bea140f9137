"""The deals of the sales pipeline; the fortieth has a page of its own (story.py)."""

from config.demo.recipe.shapes import Deal, Logged

STAGES = ("lead", "qualified", "proposal", "negotiation", "contract")
FRESH = (
    Deal("toys_mezzanine", "toys", "seller_2", (4,), 70, due=3, people="toys_1:decides toys_2:on_site"),
    Deal("sports_season", "sports", "seller_3", (7,), 45, due=1, people="sports_2:purchasing"),
    Deal(
        "bakery_dispatch", "bakery", "seller_1", (3,), 60, due=5,
        lines="flow_rack:96 design:1 crew_day:5", people="bakery_1:decides bakery_2:on_site",
    ),
    Deal(
        "tyres_racks", "tyres", "seller_2", (19,), 30, due=-6, people="tyres_1:decides",
        log=(Logged("12 09:50", "seller_2", 4, "out"),),
    ),
    Deal("publisher_returns", "publisher", "seller_3", (2,), 80, due=4, people="publisher_2:on_site"),
    Deal(
        "electronics_antistatic", "electronics", "seller_1", (8,), 50, due=2,
        lines="shelving:64 crew_day:3", people="electronics_1:decides electronics_2:technical",
        log=(Logged("7 12:15", "seller_1", 18, "in"),),
    ),
    Deal(
        "furniture_cantilever", "furniture", "seller_2", (16, 8), 40, due=2,
        lines="cantilever:38 design:1 crew_day:6", people="furniture_1:decides furniture_2:on_site",
        log=(Logged("8 13:40", "seller_2"),),
    ),
    Deal("online_pick", "online_shop", "seller_3", (13, 5), 55, due=6, people="online_shop_2:technical"),
    Deal(
        "dairy_cold", "dairy", "seller_1", (18, 9), 35, due=1,
        lines="pallet_rack:860 design:1 crew_day:9", people="dairy_1:decides dairy_2:on_site",
        log=(Logged("9 08:30", "seller_1", 26, "out"),),
    ),
    Deal("chemicals_bunded", "chemicals", "seller_3", (22, 7), 28, due=-3, people="chemicals_2:technical"),
    Deal(
        "timber_yard", "timber", "seller_2", (34, 21), 20, due=8, people="timber_1:decides timber_2:purchasing",
        log=(Logged("20 14:05", "seller_2", 11, "out"),),
    ),
    Deal(
        "seeds_hall", "seeds", "seller_1", (12, 6), 42, due=9,
        lines="pallet_rack:1240 crew_day:10", people="seeds_1:decides",
    ),
)  # fmt: skip
OFFERED = (
    Deal(
        "pharma_gdp", "client_b", "seller_2", (27, 20, 8), 25, due=2, repriced=9,
        lines="pallet_rack:2150 shelving:120 design:1 crew_day:22",
        people="client_b_1:decides client_b_3:technical client_b_2:technical",
        log=(Logged("19 10:10", "seller_2", 34, "out"), Logged("10 13:25", "seller_2")),
    ),
    Deal(
        "auto_shelving", "auto_parts", "seller_1", (24, 17, 9), 21, due=1,
        lines="shelving:310 crew_day:8", people="auto_parts_1:decides auto_parts_2:on_site",
    ),
    Deal(
        "frozen_shuttle", "frozen", "seller_3", (38, 29, 7), 48, due=4, repriced=8,
        lines="shuttle:8 pallet_rack:3600 design:1 crew_day:40", people="frozen_1:decides frozen_2:technical",
        log=(Logged("28 09:20", "seller_3", 41, "out"), Logged("15 11:35", "seller_3", 9, "in")),
    ),
    Deal("brewery_kegs", "brewery", "seller_2", (20, 14, 4), 30, due=3, people="brewery_1:decides"),
    Deal(
        "port_yard", "port", "seller_1", (41, 30, 16), -4, due=-2, postponed=(17, -20),
        lines="pallet_rack:5200 design:1 crew_day:38", people="port_1:decides port_3:purchasing",
        log=(Logged("16 12:00", "seller_1"),),
    ),
    Deal(
        "tools_shop", "tools", "seller_3", (15, 11, 3), 18, due=2,
        lines="shelving:140 crew_day:4", people="tools_1:decides tools_2:on_site",
    ),
    Deal(
        "archive_mobile", "archive", "seller_2", (44, 33, 18), 15, due=6,
        lines="mobile_rack:18 design:1 crew_day:14", people="archive_1:decides archive_2:technical",
        log=(Logged("18 08:55", "seller_2", 15, "out"),),
    ),
    Deal(
        "paper_rolls", "paper_mill", "seller_1", (47, 39, 26, 8), 16, due=1,
        lines="cantilever:120 design:1 crew_day:18",
        people="paper_mill_1:technical paper_mill_2:purchasing paper_mill_3:technical",
        log=(Logged("25 13:10", "seller_1", 22, "out"), Logged("8 09:45", "seller_1")),
    ),
    Deal(
        "parcel_sorter", "parcel", "seller_3", (52, 43, 31, 6), 33, due=5, repriced=7,
        lines="conveyor:640 design:1 crew_day:60 training:4",
        people="parcel_1:decides parcel_2:on_site parcel_3:technical",
        log=(Logged("30 10:30", "seller_3", 52, "out"), Logged("13 14:20", "seller_3", 12, "in")),
    ),
    Deal(
        "textile_move", "textile", "seller_2", (36, 28, 19, 9), 14, due=2,
        people="textile_1:decides textile_2:on_site", log=(Logged("9 11:00", "seller_2", 17, "in"),),
    ),
    Deal(
        "online_conveyor", "online_shop", "seller_3", (40, 32, 22, 7), -6, due=-1, postponed=(11, -17),
        lines="conveyor:180 crew_day:12 training:2", people="online_shop_1:decides online_shop_2:technical",
    ),
    Deal(
        "grocery_stores", "client_a", "seller_1", (33, 25, 15, 5), 22, due=3,
        lines="shelving:238 crew_day:14", people="client_a_4:purchasing client_a_5:technical",
        log=(Logged("14 12:40", "seller_1", 8, "in"),),
    ),
    Deal(
        "dairy_dock", "dairy", "seller_1", (49, 41, 30, 19, 8), 7, due=-2,
        lines="dock:6 crew_day:9", people="dairy_1:decides dairy_2:on_site",
    ),
    Deal(
        "auto_wms", "auto_parts", "seller_2", (53, 44, 34, 23, 9), 10, due=2,
        lines="wms:24 training:3", people="auto_parts_1:decides auto_parts_2:technical",
        log=(Logged("22 09:15", "seller_2", 29, "out"),),
    ),
    Deal(
        "pharma_quarantine", "client_b", "seller_2", (39, 31, 21, 12, 4), 9, due=1,
        lines="pallet_rack:180 shelving:42 crew_day:4", people="client_b_2:technical client_b_4:on_site",
    ),
)  # fmt: skip
CLOSED = (
    Deal(
        "brewery_phase1", "brewery", "seller_2", (58, 50, 40, 29, 19), -17, closed=("won", 12),
        lines="pallet_rack:720 crew_day:7", people="brewery_1:decides brewery_2:on_site",
    ),
    Deal(
        "furniture_showroom", "furniture", "seller_2", (55, 47, 38, 27, 16), -8, closed=("won", 6),
        lines="shelving:58 crew_day:2", people="furniture_2:on_site",
    ),
    Deal(
        "frozen_docks", "frozen", "seller_3", (60, 52, 42, 30, 20), -12, closed=("won", 9),
        lines="dock:4 crew_day:6", people="frozen_1:decides",
    ),
    Deal(
        "parcel_hub", "parcel", "seller_3", (62, 55, 45, 33, 22), -20, closed=("won", 14),
        lines="mezzanine:860 shelving:210 design:1 crew_day:26", people="parcel_1:decides parcel_2:on_site",
    ),
    Deal(
        "electronics_line", "electronics", "seller_1", (56, 48, 37, 24, 13), -3, closed=("won", 3),
        lines="flow_rack:140 crew_day:6", people="electronics_1:decides",
        log=(Logged("4 13:05", "seller_1", 7, "in"),),
    ),
    Deal(
        "seeds_racks", "seeds", "seller_1", (51, 45, 35, 22, 14), -9, closed=("won", 7),
        lines="pallet_rack:980 crew_day:8", people="seeds_1:decides seeds_2:technical",
    ),
    Deal("port_shelving", "port", "seller_1", (48, 42, 32, 20, 11), -2, closed=("won", 2), people="port_2:on_site"),
    Deal(
        "toys_racks", "toys", "seller_2", (46, 37, 25), -14, closed=("lost", 10), people="toys_1:decides",
        log=(Logged("10 10:25", "seller_2", 6, "in"),),
    ),
    Deal("tyres_mezzanine", "tyres", "seller_2", (43, 35), -21, closed=("lost", 15), people="tyres_1:decides"),
    Deal(
        "publisher_hall", "publisher", "seller_3", (50, 40, 28, 17), -7, closed=("lost", 5),
        lines="pallet_rack:1900 crew_day:16", people="publisher_1:decides",
    ),
    Deal("sports_rental", "sports", "seller_3", (37, 29, 20), -11, closed=("lost", 8), people="sports_1:decides"),
    Deal(
        "chemicals_auto", "chemicals", "seller_3", (57, 49, 39, 26), -25, closed=("lost", 18),
        lines="shuttle:3 pallet_rack:900 design:1", people="chemicals_1:decides",
    ),
)  # fmt: skip
DEALS = FRESH + OFFERED + CLOSED
