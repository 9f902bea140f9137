/**
 * Which queries an event makes stale: the one place that knows. `record` is skipped for one's own echo (the write has
 * already put the answer into the cache, and refetching under an optimistic drag would make it jump); `around` never is.
 */
import type { QueryKey } from '@tanstack/react-query';
import { keys } from '@/api/keys';
import type { LiveEvent } from './frames';

export interface Refresh {
  record: QueryKey[];
  around: QueryKey[];
}

type Rule = (ws: string, event: LiveEvent, id: string) => Partial<Refresh>;

const parents = (event: LiveEvent, type: string): string[] =>
  event.parents.filter((parent) => parent.startsWith(`${type}:`)).map((parent) => parent.slice(type.length + 1));

/** Where a record's title stands: in lines of the inbox (the bell's number stays), beside documents about it. */
const titled = (ws: string): QueryKey[] => [
  ['w', ws, 'notifications', 'list'],
  keys.documents.lists(ws),
  keys.documents.ones(ws),
];

const deal: Rule = (ws, event, id) => ({
  record: [keys.deals.one(ws, id), keys.deals.lists(ws), keys.boards(ws)],
  around: [keys.timelineOf(ws, event.about), ['w', ws, 'deals', 'count'], keys.portalHome(ws), ...titled(ws)],
});

/** Others see it now, or no more: a page that was told "no access" asks again for all of it, outsiders of what was put away lose all. */
const seenByOthers: Rule = (ws, event, id) => {
  const { record = [], around = [] } = deal(ws, event, id);
  return {
    record: [...record, keys.explain(ws, event.about)],
    around: [...around, keys.comments(ws, event.about), keys.audiences(ws, event.about), keys.shares(ws, event.about)],
  };
};

/** Who works here, in which department, under which name: it stands beside everything they do. Rare. */
const everything: Rule = (ws) => ({ around: [keys.everything(ws), keys.session] });

const request: Rule = (ws, event, id) => ({
  record: [keys.requests.one(ws, id)],
  around: [
    keys.requests.lists(ws),
    keys.requestCounts(ws),
    keys.timelineOf(ws, event.about),
    keys.portalHome(ws),
    ...titled(ws),
  ],
});

const record =
  (noun: 'companies' | 'people' | 'products'): Rule =>
  (ws, event, id) => ({
    record: [keys[noun].one(ws, id), keys[noun].lists(ws)],
    around: [keys.timelineOf(ws, event.about), ['w', ws, noun, 'count'], ...titled(ws)],
  });

const comment: Rule = (ws, event) => ({
  record: [keys.comments(ws, event.about)],
  around: [
    keys.following(ws, event.about),
    keys.timelineOf(ws, event.about),
    ...parents(event, 'request').map((id) => keys.requests.one(ws, id)),
    ...(event.about.startsWith('document:') ? [keys.documentThreads(ws, event.about.slice(9))] : []),
    ...(event.about.startsWith('deal:')
      ? [keys.deals.one(ws, event.about.slice(5)), keys.deals.lists(ws), keys.boards(ws)]
      : []),
  ],
});

const document: Rule = (ws, _event, id) => ({
  record: [keys.documents.one(ws, id), keys.documents.lists(ws)],
  around: [keys.documentVersions(ws, id)],
});

const share: Rule = (ws, event) => ({
  around: [
    // A pipeline's share reaches its deals.
    ...['shares', 'explain', 'audiences'].map((name) => ['w', ws, name]),
    keys.timelineOf(ws, event.about),
    keys.pipelines(ws),
    keys.boards(ws),
    keys.deals.all(ws),
    keys.portalHome(ws),
    keys.documents.all(ws),
  ],
});

/** By the whole kind first, then by its first word. */
export const TABLE: Readonly<Record<string, Rule>> = {
  deal,
  'deal.reassigned': seenByOthers,
  'deal.archived': seenByOthers,
  'deal.restored': seenByOthers,
  request,
  request_category: (ws) => ({ around: [keys.requestCategories(ws), keys.requests.all(ws)] }),
  company: record('companies'),
  person: record('people'),
  product: record('products'),
  comment,
  document,
  'document.export_ended': (ws, _event, id) => ({ around: [keys.documentExports(ws, id)] }),
  share,
  // Its stages stand on the pages of its deals, the teams it was opened to in their "visible to".
  pipeline: (ws) => ({
    around: [keys.pipelines(ws), keys.boards(ws), keys.deals.all(ws), keys.portalHome(ws), ['w', ws, 'explain']],
  }),
  stage: (ws) => ({ around: [keys.pipelines(ws), keys.boards(ws), keys.deals.all(ws)] }),
  activity: (ws, event) => ({ around: [keys.timelineOf(ws, event.about)] }),
  notification: (ws) => ({ around: [keys.notifications(ws)] }),
  member: everything,
  team: everything,
  workspace: everything,
  // Its thousands of records come without an event each.
  import: (ws) => ({
    around: [
      keys.imports.all(ws),
      keys.pipelines(ws),
      keys.boards(ws),
      keys.deals.all(ws),
      keys.companies.all(ws),
      keys.products.all(ws),
      keys.members.all(ws),
      keys.teams(ws),
      keys.workspace(ws),
    ],
  }),
};

export function refreshFor(ws: string, event: LiveEvent): Refresh {
  const rule = TABLE[event.kind] ?? TABLE[event.kind.split('.')[0] ?? ''];
  const id = event.about.slice(event.about.indexOf(':') + 1);
  return { record: [], around: [], ...rule?.(ws, event, id) };
}

/** The same for a record without an event: "deal:<id>". */
export function refreshOf(ws: string, about: string): Refresh {
  const kind = about.slice(0, about.indexOf(':'));
  return refreshFor(ws, {
    t: 'ev',
    seq: 0,
    kind,
    about,
    parents: [],
    version: null,
    actor: null,
    m: null,
    spread: 0,
    extra: {},
  });
}
