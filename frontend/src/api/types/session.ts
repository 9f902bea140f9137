import type { Known, Told } from './contract';
import type { Language, MemberKind } from './shared';

export type SessionUser = Known<'SessionUserOut', { language: Language }>;

/** `portal`: this membership lives behind the portal door */
export type SessionWorkspace = Known<'MyWorkspaceOut', { language: Language; kind: MemberKind }>;

export type Session = Known<
  'SessionOut',
  { user: SessionUser | null; language: Language; workspaces: SessionWorkspace[] }
>;

export type InvitationInfo = Known<'InvitationOut', { kind: MemberKind; language: Language }>;
/** `about` says for whom it is, in a sentence */
export type WorkspaceTemplate = Told<'PipelineTemplateOut'>;
