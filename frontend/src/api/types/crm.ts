import type { Known, Told } from './contract';
import type { MemberRef } from './shared';

export type Relation = 'none' | 'client' | 'partner';

interface Owned {
  owner: MemberRef | null;
}

export type Company = Known<'CompanyOut', Owned & { relation: Relation }>;
export type PersonCompany = Told<'PlaceOut'>;
/** `phones` are E.164, `phones_shown` as people write them */
export type Person = Known<'PersonOut', Owned & { companies: PersonCompany[] }>;
export type Product = Told<'ProductOut'>;

export type StageKind = 'open' | 'won' | 'lost';

/** `public_name` is what outsiders read; `colour` 0 to 6, `probability` 0 to 100 */
export type Stage = Known<'StageOut', { kind: StageKind }>;
export type Pipeline = Known<'PipelineOut', { stages: Stage[] }>;

export type Deal = Known<'DealOut', Owned & { stage: Stage; status: StageKind }>;
export type DealPerson = Told<'DealPersonOut'>;
export type DealLine = Told<'LineOut'>;
export type VisibleTo = Known<'VisibleToOut', { kind: 'role' | 'team' | 'owner' | 'company' | 'person' }>;
/** `key` is "company:<id>" or "member:<id>" */
export type SharedWith = Known<'SharedWithOut', { kind: 'company' | 'member' }>;

export type DealFull = Known<
  'DealFullOut',
  Owned & {
    stage: Stage;
    status: StageKind;
    stages: Stage[];
    visible_to: VisibleTo[];
    requests: { id: string; number: string; subject: string; status: RequestStatus }[];
    shared_with: SharedWith[];
  }
>;

export type BoardColumn = Known<'BoardColumnOut', { stage: Stage; items: Deal[] }>;

export interface Board {
  columns: BoardColumn[];
}

export type BoardSummary = Told<'SummaryOut'>;

export type RequestStatus = 'new' | 'in_work' | 'waiting' | 'resolved' | 'closed';
export type Urgency = 'low' | 'normal' | 'high' | 'urgent';

export type ServiceRequest = Known<
  'RequestOut',
  { urgency: Urgency; status: RequestStatus; requester: MemberRef; assignee: MemberRef | null }
>;

export type RequestCounts = Told<'CountsOut'>;
/** `name` is in the reader's language */
export type RequestCategory = Told<'CategoryOut'>;
