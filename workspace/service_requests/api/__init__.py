"""The staff door of the requests room."""

from ninja import Router

from workspace.service_requests.api.acts import door as acts
from workspace.service_requests.api.categories import door as categories
from workspace.service_requests.api.requests import door as requests

doors: list[Router] = [requests, acts, categories]
