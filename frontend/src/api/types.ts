/** The shapes of the contract, of the server's own description. One import for all: `@/api/types`. */
export type * from './types/collaboration';
export type * from './types/crm';
export type * from './types/documents';
export type * from './types/imports';
export type * from './types/members';
export type * from './types/notices';
export type * from './types/portal';
export type * from './types/session';
export type * from './types/shared';
