"""docs/permissions.md says what the roles and the table say."""

from django.utils.translation import override

from tools.publish_permissions import PAGE, page


def test_the_published_matrix_is_up_to_date() -> None:
    with override("en"):
        assert PAGE.read_text("utf-8") == page(), "run tools/publish_permissions.py"
