import type { Comment } from './collaboration';
import type { Known, Told } from './contract';
import type { Language, MemberRef } from './shared';

/** What a shared document is about, as far as the reader may see it. */
export type DocumentAbout = Known<'DocumentAboutOut', { type: 'deal' | 'company' | 'request' }>;

export type SharedDocument = Known<'DocumentOut', { about: DocumentAbout | null; created_by: MemberRef | null }>;

export type DocumentVersion = Known<
  'VersionOut',
  { kind: 'auto' | 'named' | 'shared' | 'restored'; authors: MemberRef[]; created_by: MemberRef | null }
>;

/** A file of a long document, made while its reader does something else. */
export type DocumentExport = Known<
  'MakingOut',
  { format: 'pdf' | 'docx' | 'md'; state: 'making' | 'ready' | 'failed' }
>;

/** A conversation about some words: where they are (two relative positions, base64) and what they were. */
export type DocumentThread = Known<'ThreadOut', { comments: Comment[] }>;

/** `key` is "starter:proposal" or "own:<id>" */
export type DocumentTemplate = Known<
  'DocumentTemplateOut',
  { kind: 'starter' | 'own'; language: Language | null; created_by: MemberRef | null }
>;

/** What a record link stands for, for this reader; absent when they may not see it. */
export type DocumentLink = Told<'DocumentLinkOut'>;
