"""What each level of a share means for each kind of record; levels include the ones before them."""

from permissions.capabilities import Capability as C

VIEW, COMMENT, MOVE, EDIT, MANAGE = "view", "comment", "move", "edit", "manage"
# What staff may give to partners and clients; "edit" is how a pipeline is opened to a team.
OUTSIDE_LEVELS = (VIEW, COMMENT, MOVE)
# A document is written together: what outsiders may be given there.
DOCUMENT_OUTSIDE_LEVELS = (VIEW, COMMENT, EDIT)

_VIEW = frozenset({C.DEAL_VIEW})
_COMMENT = _VIEW | {C.DEAL_COMMENT}
_MOVE = _COMMENT | {C.DEAL_MOVE}
DEAL_LEVELS: dict[str, frozenset[C]] = {
    VIEW: _VIEW,
    COMMENT: _COMMENT,
    MOVE: _MOVE,
    EDIT: _MOVE | {C.DEAL_EDIT, C.DEAL_REASSIGN, C.DEAL_SHARE, C.DEAL_ARCHIVE},
}
# Whoever sees a pipeline's deals sees the pipeline and its stages.
PIPELINE_LEVELS: dict[str, frozenset[C]] = {
    VIEW: frozenset({C.PIPELINE_VIEW}),
    COMMENT: frozenset({C.PIPELINE_VIEW}),
    MOVE: frozenset({C.PIPELINE_VIEW}),
    EDIT: frozenset({C.PIPELINE_VIEW, C.PIPELINE_SHARE}),
}
REQUEST_LEVELS: dict[str, frozenset[C]] = {
    VIEW: frozenset({C.REQUEST_VIEW}),
    COMMENT: frozenset({C.REQUEST_VIEW, C.REQUEST_COMMENT}),
}
_READ = frozenset({C.DOCUMENT_VIEW})
_REMARK = _READ | {C.DOCUMENT_COMMENT}
_WRITE = _REMARK | {C.DOCUMENT_EDIT}
DOCUMENT_LEVELS: dict[str, frozenset[C]] = {
    VIEW: _READ,
    COMMENT: _REMARK,
    EDIT: _WRITE,
    MANAGE: _WRITE | {C.DOCUMENT_MANAGE},
}
