"""Rows become records."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from uuid import UUID

from accounts.bringing import bring_member, bring_team
from accounts.models import Membership, Workspace
from accounts.models.membership import TeamPlace
from journal.versions import FieldEdit
from workspace.companies.models import Company
from workspace.companies.operations import add_company, edit_company
from workspace.deals.models import Deal, Pipeline, Stage
from workspace.deals.operations import open_pipeline
from workspace.deals.operations.bringing import BroughtDeal, bring_again, bring_deals
from workspace.imports.models import Import, ImportedRow
from workspace.imports.queries.meaning import key_of, stage_kind
from workspace.imports.queries.rows import Row, key_for, rows_of_file
from workspace.imports.queries.stages import pipeline_name_of, place_in_a_sale, stages_of
from workspace.products.models import Product
from workspace.products.operations import add_product, edit_product


@dataclass
class Counts:
    created: int = 0
    updated: int = 0
    unchanged: int = 0


@dataclass
class Taker:
    """Turns rows into records and remembers what is there, so that a row costs no look-up.

    Args:
        ids: record ids by folded name, for each kind that deals refer to.
        teams: the team of each member.
    """

    workspace: Workspace
    run: Import
    ids: dict[str, dict[str, UUID]] = field(default_factory=dict)
    names: dict[UUID, str] = field(default_factory=dict)
    prices: dict[UUID, Decimal] = field(default_factory=dict)
    teams: dict[UUID, UUID] = field(default_factory=dict)
    stages: dict[str, Stage] = field(default_factory=dict)
    pipeline: Pipeline | None = None

    @classmethod
    def prepare(cls, workspace: Workspace, run: Import) -> "Taker":
        """Read what the workspace already has."""
        taker = cls(workspace, run)
        for kind, model in (("companies", Company), ("products", Product)):
            rows: Any = model._default_manager.filter(workspace=workspace, archived_at=None).order_by("-created_at")
            taker.ids[kind] = {key_of(name): pk for pk, name in rows.values_list("id", "name")}
        products = Product.objects.filter(workspace=workspace)
        taker.prices = {pk: price for pk, price in products.values_list("id", "price") if price is not None}
        taker.names = dict(products.values_list("id", "name"))
        taker.names.update(Company.objects.filter(workspace=workspace).values_list("id", "name"))
        people = Membership.objects.filter(workspace=workspace, kind="staff", is_active=True).order_by("-created_at")
        taker.ids["members"] = {key_of(name): pk for pk, name in people.values_list("id", "name")}
        places = TeamPlace.objects.filter(workspace=workspace).order_by("-id")
        taker.teams = dict(places.values_list("membership_id", "team_id"))
        if run.pipeline_id:
            taker._know(Pipeline.objects.get(pk=run.pipeline_id))
        return taker

    @property
    def pipeline_id(self) -> UUID | None:
        return self.pipeline.id if self.pipeline else None

    def take(self, kind: str, rows: Sequence[Row]) -> Counts:
        """Write a batch of rows of one kind, inside act()."""
        counts = Counts()
        keys = {key_for(kind, row): row for row in reversed(rows)}
        known = {
            one.key: one for one in ImportedRow.objects.filter(workspace=self.workspace, kind=kind, key__in=list(keys))
        }
        counts.unchanged += len(rows) - len(keys)
        fresh: list[ImportedRow] = []
        if kind == "deals":
            self._take_deals(keys, known, fresh, counts)
        else:
            for key, row in reversed(keys.items()):
                self._take_one(kind, key, row, known.get(key), fresh, counts)
        ImportedRow.objects.bulk_create(fresh, batch_size=500)
        return counts

    # -- companies, products, people -------------------------------------------------------------------------------

    def _take_one(
        self, kind: str, key: str, row: Row, known: ImportedRow | None, fresh: list[ImportedRow], counts: Counts
    ) -> None:
        if known is not None and known.digest == row.digest:
            counts.unchanged += 1
            return
        record_id, made = getattr(self, f"_take_{kind}")(row, known)
        if known is not None:
            known.digest = row.digest
            known.save(update_fields=["digest"])
            counts.updated += 1
            return
        counts.created += made
        counts.unchanged += not made
        fresh.append(self._remember(kind, key, row, record_id))

    def _take_companies(self, row: Row, known: ImportedRow | None) -> tuple[UUID, bool]:
        values = row.values
        description = "\n".join(str(values[name]) for name in ("description", "note") if name in values)
        wanted: dict[str, Any] = {
            "name": str(values["name"]),
            "industry": str(values.get("industry", "")),
            "address": str(values.get("address", "")),
            "description": description,
        }
        pk = known.record_id if known else self.ids["companies"].get(key_of(wanted["name"]))
        if pk is not None:
            if known is not None:
                company = Company.objects.select_for_update(no_key=True).get(pk=pk)
                edit_company(company=company, edits=_edits(company, wanted))
            return pk, False
        company = add_company(**wanted)
        self.ids["companies"][key_of(company.name)] = company.id
        self.names[company.id] = company.name
        return company.id, True

    def _take_products(self, row: Row, known: ImportedRow | None) -> tuple[UUID, bool]:
        values = row.values
        wanted: dict[str, Any] = {
            "name": str(values["name"]),
            "sku": str(values.get("sku", "")),
            "price": values.get("price"),
            "unit": str(values.get("unit", "")),
            "description": str(values.get("description", "")),
        }
        pk = known.record_id if known else self.ids["products"].get(key_of(wanted["name"]))
        if pk is not None:
            if known is not None:
                product = Product.objects.select_for_update(no_key=True).get(pk=pk)
                edit_product(product=product, edits=_edits(product, wanted))
        else:
            product = add_product(**wanted, currency=self.run.options.get("currency") or self.workspace.currency)
            pk = product.id
            self.ids["products"][key_of(product.name)] = pk
            self.names[pk] = product.name
            if product.price is not None:
                self.prices[pk] = product.price
            return pk, True
        return pk, False

    def _take_members(self, row: Row, known: ImportedRow | None) -> tuple[UUID, bool]:
        values = row.values
        office = bring_team(workspace=self.workspace, name=values["team"]) if "team" in values else None
        team, made_manager = office, False
        if manager := str(values.get("manager", "")):
            team = bring_team(workspace=self.workspace, name=manager, parent=office)
            lead, _ = bring_member(workspace=self.workspace, name=manager, teams=[team])
            self.ids["members"].setdefault(key_of(manager), lead.id)
            self.teams.setdefault(lead.id, team.id)
        member, made = bring_member(workspace=self.workspace, name=str(values["name"]), teams=[team] if team else [])
        self.ids["members"][key_of(member.name)] = member.id
        if team is not None:
            self.teams[member.id] = team.id
        return member.id, made or made_manager

    # -- deals -----------------------------------------------------------------------------------------------------

    def _take_deals(
        self, keys: dict[str, Row], known: dict[str, ImportedRow], fresh: list[ImportedRow], counts: Counts
    ) -> None:
        if self.pipeline is None:
            self._know(self._open_pipeline())
        brought: list[BroughtDeal] = []
        for key, row in reversed(keys.items()):
            before = known.get(key)
            if before is not None and before.digest == row.digest:
                counts.unchanged += 1
                continue
            deal = self._deal(row)
            if before is None:
                brought.append(deal)
                fresh.append(self._remember("deals", key, row, deal.id))
                counts.created += 1
                continue
            current = Deal.objects.select_related("stage").select_for_update(no_key=True, of=("self",))
            changed = bring_again(deal=current.get(pk=before.record_id), brought=deal)
            before.digest = row.digest
            before.save(update_fields=["digest"])
            counts.updated += changed
            counts.unchanged += not changed
        if self.pipeline is not None:
            bring_deals(workspace=self.workspace, pipeline=self.pipeline, deals=brought)

    def _deal(self, row: Row) -> BroughtDeal:
        values, options = row.values, self.run.options
        product_id = self._product(str(values.get("product", "")))
        company_id = self._company(str(values.get("company", "")))
        owner_id = self._owner(str(values.get("owner", "")))
        amount, estimated = values.get("amount"), False
        price = self.prices.get(product_id) if product_id else None
        if amount is None and options.get("estimate_amount") and price is not None:
            amount, estimated = price, True
        names = [self.names[pk] for pk in (product_id, company_id) if pk]
        title = str(values.get("title", "")) or " – ".join(names) or str(values.get("key", row.line))
        return BroughtDeal(
            title=title[:200],
            stage=self.stages[str(values["stage"])],
            company_id=company_id,
            owner_id=owner_id,
            team_id=self.teams.get(owner_id) if owner_id else None,
            amount=amount,
            amount_estimated=estimated,
            currency=_currency(values.get("currency")) or options.get("currency") or self.workspace.currency,
            opened_on=values.get("opened_on"),
            closed_on=values.get("close_date"),
            next_step=str(values.get("next_step", "")),
            description=str(values.get("description", "")),
            product=(product_id, self.names[product_id], price) if product_id and price is not None else None,
        )

    def _product(self, name: str) -> UUID | None:
        if not name:
            return None
        exact = key_of(name) if self.run.options.get("merge_lookalikes", True) else f"={name}"
        if exact not in self.ids["products"] and exact.startswith("="):
            same = self.ids["products"].get(key_of(name))
            if same is not None and self.names[same] == name:
                return same
        if exact not in self.ids["products"]:
            currency = self.run.options.get("currency") or self.workspace.currency
            product = add_product(name=name, currency=currency)
            self.ids["products"][exact], self.names[product.id] = product.id, product.name
        return self.ids["products"][exact]

    def _company(self, name: str) -> UUID | None:
        if not name:
            return None
        if key_of(name) not in self.ids["companies"]:
            company = add_company(name=name)
            self.ids["companies"][key_of(name)], self.names[company.id] = company.id, company.name
        return self.ids["companies"][key_of(name)]

    def _owner(self, name: str) -> UUID | None:
        if not name:
            return None
        if key_of(name) not in self.ids["members"]:
            member, _made = bring_member(workspace=self.workspace, name=name)
            self.ids["members"][key_of(name)] = member.id
        return self.ids["members"][key_of(name)]

    def _open_pipeline(self) -> Pipeline:
        """The pipeline of this import: the one of the same name, or a new one with the export's stages."""
        name = str(self.run.options.get("pipeline_name") or "") or pipeline_name_of(self.run)
        found = Pipeline.objects.filter(workspace=self.workspace, name=name, archived_at=None).first()
        wanted = self._stage_names()
        if found is None:
            return open_pipeline(workspace=self.workspace, name=name, stages=stages_of(wanted, self.workspace.language))
        return found

    def _stage_names(self) -> list[str]:
        names: dict[str, None] = {}
        for file in self.run.files.all():
            if file.kind == "deals":
                for row in rows_of_file(file, self.run.options):
                    if "stage" in row.values:
                        names.setdefault(str(row.values["stage"]))
        return sorted(names, key=place_in_a_sale)

    def _know(self, pipeline: Pipeline) -> None:
        """Which stage each of the export's names means, adding those the pipeline lacks."""
        from workspace.deals.operations import add_stage

        self.pipeline = pipeline
        by_name = {key_of(stage.name): stage for stage in pipeline.stages.all()}
        for name in self._stage_names():
            stage = by_name.get(key_of(name))
            if stage is None:
                stage = add_stage(pipeline=pipeline, name=name[:80], kind=stage_kind(name))
            self.stages[name] = stage

    def _remember(self, kind: str, key: str, row: Row, record_id: UUID) -> ImportedRow:
        return ImportedRow(workspace=self.workspace, kind=kind, key=key, record_id=record_id, digest=row.digest)


def _edits(record: Any, wanted: dict[str, Any]) -> dict[str, FieldEdit]:
    return {name: FieldEdit(getattr(record, name), value) for name, value in wanted.items()}


def _currency(text: Any) -> str:
    code = str(text or "").strip().upper()
    return (
        code
        if len(code) == 3 and code.isascii() and code.isalpha()
        else {"₽": "RUB", "€": "EUR", "$": "USD"}.get(code, "")
    )
