"""Who outside was let in, and what was said on the deals (the story apart)."""

from config.demo.recipe.shapes import Share, Thread

SHARES = (
    Share("pipeline:services", "partner_a", "move", "delivery_head", "44 07:30"),
    Share("frozen_shuttle", "partner_b", "comment", "project_manager", "14 09:10"),
    Share("parcel_sorter", "partner_b", "comment", "project_manager", "12 09:05", ends=45),
    Share("paper_rolls", "partner_b", "move", "delivery_head", "9 07:40"),
    Share("dairy_dock", "partner_b", "view", "project_manager", "7 08:20"),
    Share("pharma_gdp", "client_b", "comment", "seller_2", "11 07:55", amount=True),
    Share("pharma_quarantine", "client_b", "comment", "seller_2", "10 08:05"),
    Share("pharma_mapping", "client_b", "comment", "engineer", "13 08:15"),
    Share("grocery_stores", "client_a", "comment", "seller_1", "13 07:35", amount=True),
    Share("grocery_inspection", "client_a", "view", "coordinator", "14 07:45"),
)
INSIDE = (
    Thread("parcel_noise", "parcel_sorter", "internal", (
        ("seller_3", "13 14:50"), ("engineer", "13 15:20"), ("delivery_head", "12 07:40"), ("seller_3", "12 08:05"),
    )),
    Thread("frozen_batteries", "frozen_shuttle", "internal", (
        ("seller_3", "15 12:05"), ("engineer", "15 13:30"), ("seller_3", "14 08:00"),
    )),
    Thread("pharma_agreement", "pharma_gdp", "internal", (
        ("seller_2", "10 14:00"), ("counsel", "9 08:35"), ("seller_2", "9 09:00"),
    )),
    Thread("quarantine_wording", "pharma_quarantine", "internal", (("lawyer", "5 09:25"), ("seller_2", "5 10:10"))),
    Thread("grocery_discount", "grocery_stores", "internal", (
        ("seller_1", "6 09:05"), ("sales_head", "6 09:50"), ("seller_1", "6 10:15"),
    )),
    Thread("paper_fire", "paper_rolls", "internal", (
        ("seller_1", "8 10:05"), ("engineer", "8 11:45"), ("seller_1", "8 12:10"),
    )),
    Thread("textile_lease", "textile_move", "internal", (
        ("seller_2", "9 11:30"), ("lawyer", "8 08:10"), ("counsel", "8 09:00"), ("seller_2", "8 09:20"),
    )),
    Thread("online_slipping", "online_conveyor", "internal", (("sales_head", "3 07:15"), ("seller_3", "3 08:40"))),
    Thread("dairy_penalty", "dairy_dock", "internal", (
        ("lawyer", "7 09:30"), ("seller_1", "7 10:20"), ("sales_head", "7 12:45"),
    )),
    Thread("auto_exchange", "auto_wms", "internal", (
        ("seller_2", "10 09:10"), ("admin", "10 11:25"), ("seller_2", "10 11:50"),
    )),
    Thread("port_silence", "port_yard", "internal", (("sales_head", "5 07:20"), ("seller_1", "5 08:15"))),
    Thread("archive_floor", "archive_mobile", "internal", (("seller_2", "18 09:30"), ("engineer", "17 08:20"))),
    Thread("timber_wait", "timber_yard", "internal", (("seller_2", "11 13:15"), ("sales_head", "11 14:40"))),
    Thread("brewery_slope", "brewery_kegs", "internal", (("engineer", "4 11:10"), ("seller_2", "4 11:35"))),
    Thread("dairy_door", "dairy_cold", "internal", (
        ("seller_1", "9 09:10"), ("engineer", "9 10:45"), ("seller_1", "8 07:25"),
    )),
    Thread("chemicals_class", "chemicals_bunded", "internal", (("counsel", "6 13:00"), ("seller_3", "6 13:50"))),
    Thread("online_heights", "online_pick", "internal", (("seller_3", "5 13:20"), ("engineer", "4 08:05"))),
    Thread("tools_sample", "tools_shop", "internal", (("seller_3", "3 12:30"),)),
    Thread("electronics_thanks", "electronics_line", "internal", (
        ("sales_head", "3 13:40"), ("seller_1", "3 14:00"), ("delivery_head", "2 07:10"),
    )),
    Thread("publisher_lesson", "publisher_hall", "internal", (("sales_head", "5 11:05"), ("seller_3", "5 12:20"))),
    Thread("grocery_acts", "grocery_inspection", "internal", (
        ("delivery_head", "2 08:30"), ("coordinator", "2 09:15"),
    )),
    Thread("paper_numbers", "paper_uprights", "internal", (("engineer", "13 10:40"), ("delivery_head", "12 13:25"))),
    Thread("parcel_invoice", "parcel_maintenance", "internal", (
        ("guarded_admin", "4 09:40"), ("coordinator", "4 10:05"),
    )),
    Thread("port_cores", "port_floor", "internal", (("engineer", "14 11:20"), ("project_manager", "13 12:15"))),
    Thread("auto_reference", "auto_shelving", "internal", (("owner", "8 13:05"), ("seller_1", "8 13:30"))),
)  # fmt: skip
OUTSIDE = (
    Thread("parcel_crew", "parcel_sorter", "partner_b", (
        ("project_manager", "12 09:30"), ("partner_b_1", "11 08:45"), ("project_manager", "11 09:40"),
    )),
    Thread("frozen_shifts", "frozen_shuttle", "partner_b", (("engineer", "14 10:00"), ("partner_b_2", "13 09:20"))),
    Thread("paper_access", "paper_rolls", "partner_b", (("partner_b_1", "6 08:50"), ("project_manager", "6 11:30"))),
    Thread("pharma_aisles", "pharma_gdp", "client_b", (
        ("client_b_1", "10 10:20"), ("seller_2", "10 11:05"), ("client_b_1", "7 08:30"),
    )),
    Thread("quarantine_date", "pharma_quarantine", "client_b", (("seller_2", "4 12:00"), ("client_b_2", "3 09:35"))),
    Thread("stores_schedule", "grocery_stores", "client_a", (("client_a_2", "4 09:10"), ("seller_1", "4 09:55"))),
    Thread("frozen_spares", "frozen_service", "partner_a", (
        ("project_manager", "8 08:00"), ("partner_a_2", "8 09:15"), ("project_manager", "8 09:35"),
    )),
    Thread("mapping_loggers", "pharma_mapping", "client_b", (("client_b_2", "6 08:25"), ("engineer", "6 09:05"))),
    Thread("mapping_ladder", "pharma_mapping", "partner_a", (("engineer", "7 12:20"), ("partner_a_2", "7 13:10"))),
    Thread("grocery_route", "grocery_inspection", "partner_a", (
        ("coordinator", "7 07:50"), ("partner_a_2", "6 14:25"), ("coordinator", "5 07:35"),
    )),
    Thread("textile_truck", "textile_dismantle", "partner_a", (
        ("partner_a_1", "5 12:50"), ("project_manager", "5 13:40"),
    )),
    Thread("archive_price", "archive_relocation", "partner_a", (
        ("project_manager", "4 13:00"), ("partner_a_1", "3 08:10"),
    )),
    Thread("brewery_handover", "brewery_install", "partner_a", (
        ("partner_a_2", "9 13:30"), ("project_manager", "9 14:05"),
    )),
)  # fmt: skip
THREADS = INSIDE + OUTSIDE
