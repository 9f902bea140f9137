"""Reads of the requests room; nothing here writes."""

from workspace.service_requests.queries.lists import (
    RequestFilter,
    counts_of,
    filtered,
    requests_of,
    with_names,
)
from workspace.service_requests.queries.people import dispatchers_of
from workspace.service_requests.queries.timeline import named

__all__ = ["RequestFilter", "counts_of", "dispatchers_of", "filtered", "named", "requests_of", "with_names"]
