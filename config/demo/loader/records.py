"""What a workspace has before anything is sold: products, companies, contacts, pipelines, request categories."""

from datetime import datetime

from config.demo.loader.play import Play, Step
from config.demo.recipe.people import FIRMS, PIPELINES, PRODUCTS, SECOND_JOBS, company_of
from workspace.companies.models import Company
from workspace.companies.operations import add_company
from workspace.deals.operations import open_pipeline, open_to_teams
from workspace.people.operations import add_person
from workspace.products.operations import add_product
from workspace.service_requests.models import RequestCategory
from workspace.service_requests.operations import open_default_categories


def add_products(play: Play) -> None:
    for key in PRODUCTS:
        article = play.words.products[key]
        play.products[key] = add_product(name=article.name, sku=article.sku, price=article.price, unit=article.unit)


def add_pipelines(play: Play) -> None:
    for key, teams in PIPELINES.items():
        pipeline = open_pipeline(workspace=play.workspace, name=play.words.pipelines[key], template=key)
        open_to_teams(pipeline=pipeline, teams=[play.teams[team] for team in teams])
        play.pipelines[key] = pipeline
        play.stages[key] = list(pipeline.stages.order_by("rank"))


def add_categories(play: Play) -> None:
    open_default_categories(play.workspace)
    play.categories = list(RequestCategory.objects.filter(workspace=play.workspace).order_by("rank"))


def add_outside_companies(play: Play) -> None:
    """Clients and partners come first: their people sign in."""
    for firm in FIRMS:
        if firm.relation != Company.Relation.NONE:
            _add_company(play, firm.key)


def contacts(play: Play) -> list[Step]:
    """Every other company and everybody who works there, each entered by whoever looks after them."""
    steps = []
    for place, firm in enumerate(FIRMS):
        moment = play.moments.on(63, place)
        steps.append(Step(moment, firm.owner, lambda key=firm.key: _add_firm(play, key)))  # type: ignore[misc]
    return steps


def people_of(play: Play, company: str) -> list[str]:
    return [key for key in play.words.people if company_of(key) == company]


def first_day(play: Play) -> datetime:
    return play.moments.at("64 07:00")


def _add_firm(play: Play, key: str) -> None:
    if key not in play.companies:
        _add_company(play, key)
    for person in people_of(play, key):
        _add_contact(play, person, key)


def _add_company(play: Play, key: str) -> None:
    words = play.words.companies[key]
    firm = next(one for one in FIRMS if one.key == key)
    owner = play.members[firm.owner]
    play.companies[key] = add_company(
        name=words.name,
        domain=words.domain,
        phone=words.phone,
        address=words.address,
        industry=words.industry,
        description=words.description,
        relation=firm.relation,
        owner=owner,
        team=owner.teams.first(),
    )


def _add_contact(play: Play, key: str, company: str) -> None:
    words = play.words.people[key]
    jobs = [(play.companies[company], words.job)]
    if second := SECOND_JOBS.get(key):
        if second not in play.companies:
            _add_company(play, second)
        jobs.append((play.companies[second], words.job))
    play.people[key] = add_person(
        first_name=words.first_name,
        middle_name=words.middle_name,
        last_name=words.last_name,
        emails=[f"{words.mailbox}@{play.words.companies[company].domain}"],
        phones=[words.phone],
        places=jobs,
        owner=play.companies[company].owner,
    )
