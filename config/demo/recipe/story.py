"""One deal that Sales, Legal, Delivery, a client and two rival partners worked on for nine weeks."""

from config.demo.recipe.shapes import Deal, Edit, Logged, Share, Thread

KEY = "grocery_dc"
DEAL = Deal(
    KEY,
    "client_a",
    "seller_1",
    (45, 43, 37, 24, 13),
    26,
    due=2,
    lines="pallet_rack:9400 mezzanine:1200 design:1 crew_day:65",
    people="client_a_1:decides client_a_2:on_site client_a_4:purchasing client_a_5:technical",
    repriced=38,
    postponed=(14, 12),
    log=(
        Logged("45 08:10", "seller_1", 12, "in"),
        Logged("44 12:20", "seller_1"),
        Logged("36 13:40", "seller_1", 21, "out"),
        Logged("22 09:30", "seller_1", 25, "out"),
        Logged("12 08:50", "lawyer"),
        Logged("4 13:10", "seller_1", 9, "in"),
    ),
    edits=(
        Edit("33 09:15", "project_manager", "description"),
        Edit("25 10:10", "engineer", "line", "mezzanine:1350"),
        Edit("25 10:35", "seller_1", "reckon"),
        Edit("17 08:05", "counsel", "next_step"),
        Edit("9 11:20", "engineer", "line", "pallet_rack:9520"),
        Edit("9 11:50", "seller_1", "reckon"),
        Edit("6 13:30", "project_manager", "next_step"),
    ),
)
SHARES = (
    Share(KEY, "client_a", "comment", "seller_1", "36 08:00", amount=True),
    Share(KEY, "partner_b", "comment", "project_manager", "31 08:00", stopped="26 12:50"),
    Share(KEY, "partner_a", "comment", "project_manager", "31 08:10"),
)
THREADS = (
    Thread("dc_slab", KEY, "internal", (
        ("seller_1", "42 09:10"), ("engineer", "42 10:40"), ("delivery_head", "41 08:15"), ("seller_1", "41 08:40"),
    )),
    Thread("dc_offer", KEY, "client_a", (
        ("client_a_1", "35 08:20"), ("seller_1", "35 09:00"), ("client_a_2", "34 13:05"), ("engineer", "34 14:00"),
    )),
    Thread("dc_quote_b", KEY, "partner_b", (
        ("project_manager", "30 09:10"), ("partner_b_1", "29 08:30"), ("project_manager", "27 13:20"),
    )),
    Thread("dc_quote_a", KEY, "partner_a", (
        ("project_manager", "30 09:25"), ("partner_a_1", "28 07:50"), ("project_manager", "27 13:30"),
    )),
    Thread("dc_choice", KEY, "internal", (
        ("project_manager", "28 09:00"), ("delivery_head", "28 10:30"), ("sales_head", "27 08:10"),
    )),
    Thread("dc_contract", KEY, "internal", (
        ("seller_1", "20 08:30"), ("counsel", "20 12:10"), ("lawyer", "19 09:45"), ("seller_1", "19 10:05"),
    )),
    Thread("dc_protocol", KEY, "client_a", (
        ("client_a_1", "16 08:40"), ("counsel", "16 12:30"), ("client_a_1", "15 09:20"),
    )),
    Thread("dc_crew", KEY, "partner_a", (
        ("partner_a_2", "8 07:55"), ("project_manager", "8 08:40"), ("partner_a_2", "8 09:05"),
    )),
    Thread("dc_signature", KEY, "internal", (
        ("counsel", "3 08:20"), ("lawyer", "3 09:00"), ("guarded_admin", "2 10:10"),
    )),
    Thread("dc_thursday", KEY, "client_a", (("client_a_1", "2 08:05"), ("seller_1", "2 08:25"))),
    Thread("dc_unloading", KEY, "partner_a", (("partner_a_2", "1 12:40"), ("project_manager", "1 13:15"))),
    Thread("dc_deposit", KEY, "internal", (("project_manager", "now 55"), ("engineer", "now 32"))),
)  # fmt: skip
