"""The one way a mail leaves Artel.

    from accounts.mail.operations import send

    send(to=member.email, language=..., template="mention", context={...}, workspace=workspace, recipient_member=member)

Called inside the act that causes the mail: the mail exists if and only if the change was committed. What a mail shows
is up to the caller, who renders it from the *recipient's* scope. accounts.mail.letters lists the templates and what
each one needs.
"""
