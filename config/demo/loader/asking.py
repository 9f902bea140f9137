"""The clients' requests and how they went."""

from collections.abc import Iterator
from functools import partial

from config.demo.loader.play import Play, Step
from config.demo.recipe.requests import CATEGORIES, REQUESTS
from config.demo.recipe.shapes import Ask
from config.demo.recipe.shapes import Step as Turn
from workspace.service_requests.operations import (
    assign_request,
    confirm_request,
    note,
    open_request,
    reply,
    set_status,
)


def requests(play: Play) -> list[Step]:
    steps = []
    for ask in REQUESTS:
        steps.append(Step(play.moments.at(ask.at), ask.by, partial(_open, play, ask)))
        texts: Iterator[str] = iter(play.words.requests[ask.key].get("talk", []))
        for turn in ask.steps:
            text = next(texts) if turn.do in ("reply", "note") else ""
            steps.append(Step(play.moments.at(turn.at), turn.by, partial(_turn, play, ask.key, turn, text)))
    return steps


def _open(play: Play, ask: Ask) -> None:
    words = play.words.requests[ask.key]
    play.requests[ask.key] = open_request(
        workspace=play.workspace,
        requester=play.members[ask.by],
        category=play.categories[CATEGORIES.index(ask.category)],
        subject=words["subject"],
        text=words["text"],
        urgency=ask.urgency,
        deal=play.deals[ask.deal] if ask.deal else None,
    )


def _turn(play: Play, key: str, turn: Turn, text: str) -> None:
    request = play.requests[key]
    if turn.do == "assign":
        assign_request(request=request, assignee=play.members[turn.what], version=request.version)
    elif turn.do == "status":
        set_status(request=request, status=turn.what, version=request.version)
    elif turn.do == "confirm":
        confirm_request(request=request)
    else:
        write = reply if turn.do == "reply" else note
        write(request=request, scope=play.scope(turn.by), body=play.said(text))
