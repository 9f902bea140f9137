"""Calls of what people do together: marks under comments, notifications, undo. Shapes as in calls.Call."""

from typing import Any

# The keys of RFC 8291's example, which no private key of ours belongs to.
_PUSH_KEYS = {
    "p256dh": "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
    "auth": "BTBZMqHH6r4Tts7J_aSIgg",
}


def _both_doors(door: str, mine: str, inbox: str) -> dict[str, dict[str, Any]]:
    comment, line = {"comment_id": f"${mine}comment"}, {"notification_id": f"${inbox}"}
    about = {"about": "deal:$deal"}
    return {
        f"GET /{door}/{{ws}}/notifications/groups": {"shows": f"${inbox}"},
        f"POST /{door}/{{ws}}/notifications/mark": {
            "body": {"ids": [f"${inbox}"], "as": "read"},
        },
        f"POST /{door}/{{ws}}/notifications/{{notification_id}}/unread": {"ids": line},
        f"POST /{door}/{{ws}}/notifications/{{notification_id}}/archive": {"ids": line},
        f"POST /{door}/{{ws}}/notifications/{{notification_id}}/unarchive": {"ids": line},
        f"GET /{door}/{{ws}}/notifications/settings": {},
        f"PUT /{door}/{{ws}}/notifications/settings": {"body": {"digest": {"on": True}}},
        f"GET /{door}/{{ws}}/timeline": {"query": about},
        f"GET /{door}/{{ws}}/following": {"query": about},
        f"PUT /{door}/{{ws}}/following": {"body": {**about, "state": "mute"}},
        f"GET /{door}/{{ws}}/push": {"shows": f"${mine}browser"},
        f"POST /{door}/{{ws}}/push": {"body": {"endpoint": "https://push.example.org/1", "keys": _PUSH_KEYS}},
        f"DELETE /{door}/{{ws}}/push/{{device_id}}": {"ids": {"device_id": f"${mine}browser"}},
        f"POST /{door}/{{ws}}/comments/{{comment_id}}/react": {"ids": comment, "body": {"emoji": "👍"}},
        f"POST /{door}/{{ws}}/comments/{{comment_id}}/resolve": {"ids": comment},
        f"POST /{door}/{{ws}}/comments/{{comment_id}}/reopen": {"ids": comment},
    }


LIVE: dict[str, dict[str, Any]] = {
    **_both_doors("w", "", "line_of_inbox"),
    **_both_doors("portal", "client_", "line_of_portal"),
    "POST /w/{ws}/undo": {"body": {"mutation_id": "an act of Bob's"}},
    "POST /w/{ws}/deals/bulk": {
        "body": {"ids": ["$deal"], "set": {"archive": True}},
        "also": {"set": {"owner_id": "$carol", "team_id": "$team", "stage_id": "$next_stage"}},
    },
    "GET /w/{ws}/comments/mentionable/teams": {"query": {"about": "deal:$deal"}},
    "POST /w/{ws}/comments/{comment_id}/pin": {"ids": {"comment_id": "$comment"}},
    "POST /w/{ws}/comments/{comment_id}/unpin": {"ids": {"comment_id": "$comment"}},
}
