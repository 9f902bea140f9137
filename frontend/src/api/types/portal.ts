import type { Known, Told } from './contract';
import type { RequestStatus, StageKind, Urgency } from './crm';
import type { Language, MemberRef, Named } from './shared';

/** `pipelines`: shared as a whole; for partners */
export type PortalHome = Known<
  'HomeOut',
  {
    kind: 'client' | 'partner';
    member: MemberRef;
    workspace: Known<'HomeWorkspaceOut', { language: Language }>;
    counts: { deals: number; [name: string]: number };
  }
>;

/** A request as its sender gets it: nothing internal. `answer_by` is null while no answer is owed. */
export type OwnRequest = Known<
  'OwnRequestOut',
  { urgency: Urgency; status: RequestStatus; assignee: MemberRef | null }
>;

export type OfferedCategory = Told<'OfferedCategoryOut'>;
export type PortalStep = Told<'StepOut'>;
export type ClientDeal = Known<'ClientDealOut', { owner: MemberRef | null }>;
export type SharedStage = Known<'SharedStageOut', { kind: StageKind }>;
export type SharedPipeline = Known<'SharedPipelineOut', { stages: SharedStage[] }>;

/** `pipeline` is null for a single deal whose pipeline is not shared */
export type PartnerDeal = Known<
  'PartnerDealOut',
  { stage: SharedStage; owner: MemberRef | null; status: StageKind; pipeline: Named | null }
>;

/** `stages`: where it may be moved to, or the way of its shared pipeline */
export type PartnerDealFull = PartnerDeal & Known<'PartnerDealFullOut', PartnerDeal & { stages: SharedStage[] }>;

export type SharedColumn = Known<'SharedColumnOut', { stage: SharedStage; items: PartnerDeal[] }>;

export interface SharedBoard {
  columns: SharedColumn[];
}
