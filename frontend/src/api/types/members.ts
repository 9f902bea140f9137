import type { Known, Told } from './contract';
import type { Language, MemberKind } from './shared';

/** `prose` says what the role may do, as a paragraph */
export type Role = Told<'RoleOut'>;
export type ChecklistItem = Told<'TickOut'>;

/**
 * `roles` are what staff may be given, `outside_roles` what a partner and a client can do; the `checklist` is empty when
 * it is hidden or complete.
 */
export type WorkspaceInfo = Known<'WorkspaceOut', { language: Language }>;

export type MemberState = 'active' | 'invited' | 'uninvited' | 'deactivated';

/** `has_two_factor` is null when the reader may not know */
export type Member = Known<'MemberOut', { kind: MemberKind; state: MemberState }>;

/** `member_id`: somebody already known here, from an import */
export type InviteInput = Told<'InviteIn'>;
export type Team = Told<'TeamOut'>;
export type FailedMail = Told<'FailedMailOut'>;
