"""Why a socket is closed, as the browser reads it (docs/live.md)."""

TOO_SLOW = 4008  # its outgoing queue is full: reconnect and catch up
BAD_FRAMES = 4400
NOT_SIGNED_IN = 4401
NO_ACCESS = 4403
SESSION_ENDED = 4408
TOO_BIG = 4413
FLOOD = 4429
GOING_AWAY = 4001  # this server stops: reconnect. Autobahn sends no 1001 nor 1013 of ours
TRY_LATER = 4013  # the database does not answer: reconnect
# What a well-behaved page of ours never does.
OFFENCES = frozenset({BAD_FRAMES, TOO_BIG, FLOOD})
