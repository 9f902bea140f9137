/**
 * Every query key of the app. All keys of a workspace start with `['w', ws]`; after it comes the noun, then `one`,
 * `list` or a named view, so that live events can name a whole branch: `keys.deals.all(ws)`.
 */
import type { Query } from './client';

const noun = <N extends string>(name: N) => ({
  all: (ws: string) => ['w', ws, name] as const,
  lists: (ws: string) => ['w', ws, name, 'list'] as const,
  list: (ws: string, query: Query = {}) => ['w', ws, name, 'list', query] as const,
  count: (ws: string, query: Query = {}) => ['w', ws, name, 'count', query] as const,
  ones: (ws: string) => ['w', ws, name, 'one'] as const,
  one: (ws: string, id: string) => ['w', ws, name, 'one', id] as const,
});

export const keys = {
  session: ['session'] as const,
  templates: (language = '') => ['templates', language] as const,
  invitation: (token: string) => ['invitation', token] as const,
  security: ['security'] as const,

  everything: (ws: string) => ['w', ws] as const,
  workspace: (ws: string) => ['w', ws, 'workspace'] as const,
  members: noun('members'),
  teams: (ws: string) => ['w', ws, 'teams'] as const,
  directory: (ws: string, query: Query = {}) => ['w', ws, 'directory', query] as const,
  failedMail: (ws: string) => ['w', ws, 'failed-mail'] as const,

  companies: noun('companies'),
  people: noun('people'),
  products: noun('products'),
  pipelines: (ws: string) => ['w', ws, 'pipelines'] as const,
  deals: noun('deals'),
  boards: (ws: string) => ['w', ws, 'boards'] as const,
  board: (ws: string, pipeline: string, query: Query = {}) => ['w', ws, 'boards', pipeline, 'columns', query] as const,
  boardSummary: (ws: string, pipeline: string, query: Query = {}) =>
    ['w', ws, 'boards', pipeline, 'summary', query] as const,

  requests: noun('requests'),
  requestCounts: (ws: string) => ['w', ws, 'requests', 'counts'] as const,
  requestCategories: (ws: string) => ['w', ws, 'request-categories'] as const,

  /** `about` is "deal:<id>" or "request:<id>". */
  timeline: (ws: string, about: string, filter = 'all') => ['w', ws, 'timeline', about, filter] as const,
  timelineOf: (ws: string, about: string) => ['w', ws, 'timeline', about] as const,
  /** within the timeline's branch: what brings a line there may bring a file */
  files: (ws: string, about: string) => ['w', ws, 'timeline', about, 'files'] as const,
  comments: (ws: string, about: string) => ['w', ws, 'comments', about] as const,
  pinned: (ws: string, about: string) => ['w', ws, 'comments', about, 'pinned'] as const,
  fieldComments: (ws: string, about: string) => ['w', ws, 'comments', about, 'fields'] as const,
  following: (ws: string, about: string) => ['w', ws, 'following', about] as const,
  audiences: (ws: string, about: string) => ['w', ws, 'audiences', about] as const,
  mentionable: (ws: string, about: string, audience: string, q: string) =>
    ['w', ws, 'mentionable', about, audience, q] as const,

  /** `object` is "deal:<id>" or "pipeline:<id>". */
  shares: (ws: string, object: string) => ['w', ws, 'shares', object] as const,
  shareCandidates: (ws: string, q: string) => ['w', ws, 'share-candidates', q] as const,
  sharePreview: (ws: string, object: string, grantee: string) => ['w', ws, 'share-preview', object, grantee] as const,
  explain: (ws: string, object: string) => ['w', ws, 'explain', object] as const,

  notifications: (ws: string) => ['w', ws, 'notifications'] as const,
  notificationList: (ws: string, query: Query = {}) => ['w', ws, 'notifications', 'list', query] as const,
  noticeGroups: (ws: string, state: string) => ['w', ws, 'notifications', 'groups', state] as const,
  noticesOf: (ws: string, about: string, state: string) => ['w', ws, 'notifications', 'of', about, state] as const,
  noticeSettings: (ws: string) => ['w', ws, 'notice-settings'] as const,
  push: (ws: string) => ['w', ws, 'push'] as const,
  unread: (ws: string) => ['w', ws, 'notifications', 'unread'] as const,

  documents: noun('documents'),
  documentExports: (ws: string, id: string) => ['w', ws, 'documents', 'exports', id] as const,
  documentVersions: (ws: string, id: string) => ['w', ws, 'documents', 'versions', id] as const,
  /** bytes of a version, which never change */
  documentContent: (ws: string, id: string, version: string) => ['w', ws, 'document-content', id, version] as const,
  documentThreads: (ws: string, id: string) => ['w', ws, 'documents', 'threads', id] as const,
  documentTemplates: (ws: string) => ['w', ws, 'document-templates'] as const,
  documentLinks: (ws: string, id: string) => ['w', ws, 'document-links', id] as const,

  imports: noun('imports'),
  importProgress: (ws: string, id: string) => ['w', ws, 'imports', 'progress', id] as const,
  search: (ws: string, q: string, kinds = '') => ['w', ws, 'search', q, kinds] as const,

  portalHome: (ws: string) => ['w', ws, 'home'] as const,
};
