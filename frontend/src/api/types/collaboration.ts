import type { Known, Told } from './contract';
import type { MemberRef } from './shared';

export type AboutType = 'deal' | 'request' | 'company' | 'person' | 'product' | 'document';

/** `people` are the first twenty */
export type Reaction = Known<'ReactionOut', { people: MemberRef[] }>;
export type Quote = Known<'QuotedOut', { author: MemberRef }>;
/** `left_out`: names of those who cannot see the record and will not be told */
export type MentionableTeam = Told<'TeamCallOut'>;

type AudienceKind = 'internal' | 'company' | 'member';

/**
 * `body` is plain text with `@[Name](member:<id>)`, `html` is sanitised by the server, `field` the field of the record it
 * is about; `resolved_at` is of the first comment of a thread; `left_out` is filled only in the answer to its author.
 */
export type Comment = Known<
  'CommentOut',
  {
    about: Known<'RecordRef', { type: AboutType }>;
    author: MemberRef;
    audience: Known<'AudienceOut', { kind: AudienceKind }>;
    mentions: MemberRef[];
    quote: Quote | null;
    reactions: Reaction[];
    resolved_by: MemberRef | null;
    pinned_by: MemberRef | null;
  }
>;

/** `key` is "internal", "company:<id>" or "member:<id>"; `people` will read it */
export type Audience = Known<'OfferOut', { kind: AudienceKind }>;

export type TimelineKind =
  | 'comment'
  | 'change'
  | 'moved'
  | 'opened'
  | 'closed'
  | 'reopened'
  | 'call'
  | 'note'
  | 'shared'
  | 'share_ended'
  | 'archived'
  | 'restored'
  | 'request'
  | 'file'
  | 'line'
  | 'people';

/** One thing that has changed, as the timeline tells it. */
export type Fact = Known<'FactOut', { kind: TimelineKind }>;

export type TimelineItem = Known<
  'TimelineItemOut',
  { actor: MemberRef | null; kind: TimelineKind; comment: Comment | null }
>;

export type TimelineFilter = 'all' | 'comments' | 'changes' | 'calls' | 'files';

export type ShareLevel = 'view' | 'comment' | 'move' | 'edit';

export type Share = Known<
  'ShareOut',
  {
    grantee: Known<'GranteeOut', { kind: 'company' | 'member' }>;
    level: ShareLevel;
    granted_by: MemberRef | null;
  }
>;

export type ShareCandidate = Known<'CandidateOut', { kind: 'company' | 'member'; relation: 'client' | 'partner' }>;

export type Explanation = Told<'RuleOut'>;

export type SearchType = 'deal' | 'company' | 'person' | 'product' | 'request' | 'document';
export type SearchHit = Known<'HitOut', { type: SearchType }>;
