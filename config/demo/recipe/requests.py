"""Fifteen requests of the two clients: three in every status and of every kind."""

from config.demo.recipe.shapes import Ask, Step

CATEGORIES = ("question", "problem", "change", "document", "complaint")
CLOSED = (
    Ask("load_certificates", "client_a_2", "document", "normal", "32 09:10", "closed", "grocery_dc", (
        Step("assign", "delivery_head", "32 09:40", "engineer"),
        Step("reply", "engineer", "32 12:05"),
        Step("reply", "client_a_2", "31 08:25"),
        Step("reply", "engineer", "30 11:10"),
        Step("status", "engineer", "30 11:12", "resolved"),
        Step("confirm", "client_a_2", "29 07:50"),
    )),
    Ask("damaged_delivery", "client_b_2", "complaint", "urgent", "22 08:05", "closed", "", (
        Step("assign", "delivery_head", "22 08:20", "coordinator"),
        Step("note", "coordinator", "22 08:45"),
        Step("reply", "coordinator", "22 09:10"),
        Step("reply", "client_b_2", "20 12:30"),
        Step("status", "coordinator", "19 08:00", "resolved"),
        Step("confirm", "client_b_2", "19 09:15"),
    )),
    Ask("late_crew", "client_a_1", "complaint", "high", "18 07:45", "closed", "grocery_audit", (
        Step("assign", "delivery_head", "18 08:00", "project_manager"),
        Step("reply", "project_manager", "18 09:30"),
        Step("status", "project_manager", "17 13:00", "resolved"),
        Step("confirm", "client_a_1", "16 07:40"),
    )),
)  # fmt: skip
RESOLVED = (
    Ask("add_scanner", "client_b_1", "change", "low", "14 10:15", "resolved", "pharma_quarantine", (
        Step("assign", "delivery_head", "14 12:40", "engineer"),
        Step("reply", "engineer", "13 09:00"),
        Step("reply", "client_b_1", "12 08:10"),
        Step("status", "engineer", "9 14:00", "resolved"),
    )),
    Ask("mapping_report", "client_b_1", "document", "normal", "8 08:35", "resolved", "pharma_mapping", (
        Step("assign", "delivery_head", "8 09:00", "engineer"),
        Step("reply", "engineer", "4 12:20"),
        Step("status", "engineer", "4 12:22", "resolved"),
    )),
    Ask("bent_upright", "client_a_2", "problem", "urgent", "6 06:50", "resolved", "grocery_inspection", (
        Step("assign", "coordinator", "6 06:58", "coordinator"),
        Step("reply", "coordinator", "6 07:05"),
        Step("note", "engineer", "6 08:30"),
        Step("reply", "client_a_2", "5 09:40"),
        Step("reply", "coordinator", "4 10:30"),
        Step("status", "coordinator", "4 10:32", "resolved"),
    )),
)  # fmt: skip
WAITING = (
    Ask("missed_call", "client_b_1", "complaint", "normal", "7 13:20", "waiting", "", (
        Step("assign", "sales_head", "7 13:35", "seller_2"),
        Step("reply", "seller_2", "7 13:50"),
        Step("status", "seller_2", "7 13:51", "waiting"),
    )),
    Ask("shelf_height", "client_b_2", "change", "normal", "4 07:30", "waiting", "pharma_quarantine", (
        Step("assign", "delivery_head", "4 08:25", "engineer"),
        Step("reply", "engineer", "3 10:45"),
        Step("status", "engineer", "3 10:46", "waiting"),
    )),
    Ask("access_passes", "client_a_1", "question", "normal", "3 11:10", "waiting", "grocery_dc", (
        Step("assign", "delivery_head", "3 11:30", "project_manager"),
        Step("reply", "project_manager", "2 07:25"),
        Step("status", "project_manager", "2 07:26", "waiting"),
    )),
)  # fmt: skip
IN_WORK = (
    Ask("chilled_zone", "client_a_1", "change", "high", "10 08:40", "in_work", "grocery_dc", (
        Step("assign", "sales_head", "10 09:00", "engineer"),
        Step("note", "engineer", "10 11:15"),
        Step("reply", "engineer", "9 12:10"),
        Step("reply", "client_a_1", "8 08:15"),
        Step("reply", "engineer", "8 10:20"),
    )),
    Ask("sensor_gap", "client_b_2", "problem", "high", "5 10:50", "in_work", "pharma_mapping", (
        Step("assign", "delivery_head", "5 11:05", "engineer"),
        Step("reply", "engineer", "5 12:25"),
        Step("note", "engineer", "3 08:30"),
    )),
    Ask("gdp_inspection", "client_b_1", "question", "urgent", "2 11:40", "in_work", "pharma_gdp", (
        Step("assign", "sales_head", "2 11:55", "seller_2"),
        Step("note", "seller_2", "2 12:30"),
        Step("reply", "seller_2", "1 08:10"),
    )),
)  # fmt: skip
NEW = (
    Ask("spare_beams", "client_a_2", "question", "low", "1 09:25", "new"),
    Ask("invoice_copy", "client_a_1", "document", "low", "1 13:05", "new", "grocery_audit"),
    Ask("door_sensor", "client_b_2", "problem", "normal", "now 47", "new"),
)
REQUESTS = CLOSED + RESOLVED + WAITING + IN_WORK + NEW
