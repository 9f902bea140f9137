"""Every verb of the product, once."""

from enum import StrEnum


class Capability(StrEnum):
    # Enum's own is a function in Python, and differs from that of the equal string.
    __hash__ = str.__hash__

    WORKSPACE_VIEW = "workspace.view"
    WORKSPACE_MANAGE = "workspace.manage"
    MEMBER_VIEW = "member.view"
    MEMBER_MANAGE = "member.manage"
    TEAM_MANAGE = "team.manage"
    AUDIT_VIEW = "audit.view"
    MAIL_VIEW = "mail.view"
    IMPORT_RUN = "import.run"

    PIPELINE_VIEW = "pipeline.view"
    PIPELINE_MANAGE = "pipeline.manage"
    PIPELINE_SHARE = "pipeline.share"

    DEAL_VIEW = "deal.view"
    DEAL_CREATE = "deal.create"
    DEAL_COMMENT = "deal.comment"
    DEAL_MOVE = "deal.move"
    DEAL_EDIT = "deal.edit"
    DEAL_REASSIGN = "deal.reassign"
    DEAL_SHARE = "deal.share"
    DEAL_ARCHIVE = "deal.archive"

    COMPANY_VIEW = "company.view"
    COMPANY_COMMENT = "company.comment"
    COMPANY_EDIT = "company.edit"
    COMPANY_ARCHIVE = "company.archive"
    PERSON_VIEW = "person.view"
    PERSON_COMMENT = "person.comment"
    PERSON_EDIT = "person.edit"
    PERSON_ARCHIVE = "person.archive"
    PRODUCT_VIEW = "product.view"
    PRODUCT_COMMENT = "product.comment"
    PRODUCT_EDIT = "product.edit"
    PRODUCT_ARCHIVE = "product.archive"

    DOCUMENT_VIEW = "document.view"
    DOCUMENT_COMMENT = "document.comment"
    DOCUMENT_EDIT = "document.edit"
    DOCUMENT_MANAGE = "document.manage"
    TEMPLATE_VIEW = "template.view"
    TEMPLATE_MANAGE = "template.manage"

    REQUEST_VIEW = "request.view"
    REQUEST_CREATE = "request.create"
    REQUEST_COMMENT = "request.comment"
    REQUEST_CONFIRM = "request.confirm"
    REQUEST_WORK = "request.work"
    REQUEST_ASSIGN = "request.assign"
    REQUEST_SETTINGS = "request.settings"
