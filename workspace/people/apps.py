from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "workspace.people"

    def ready(self) -> None:
        from collaboration.comments.registry import commentable
        from collaboration.documents.links.registry import linkable
        from collaboration.notifications.registry import news
        from permissions.capabilities import Capability
        from permissions.field_rights import has_fields
        from permissions.members.registry import handovers
        from permissions.registry import guarded
        from permissions.undoing.registry import undoable, undoable_edit, way_back
        from workspace.people import api
        from workspace.people.models import Person
        from workspace.people.operations import hand_over_people
        from workspace.people.schemas import PersonEdits, PersonOut

        guarded(Person, view=Capability.PERSON_VIEW, indexed=("updated_at", "sort_name"))
        undoable_edit("person.edited", api.edit_person)
        undoable("person.archived", way_back(api.restore_person))
        undoable("person.restored", way_back(api.archive_person))
        news("person.edited", "person.archived", "person.restored")
        has_fields(Person, shown=PersonOut, edits=PersonEdits, edit=Capability.PERSON_EDIT)
        commentable(
            Person,
            comment=Capability.PERSON_COMMENT,
            title=str,
            page=lambda person: f"people/{person.id}",
            responsible=lambda person: person.owner_id,
        )
        linkable(Person, page=lambda person: f"people/{person.id}")
        handovers.append(hand_over_people)
