import type { Known } from './contract';
import type { MemberRef } from './shared';

export type ImportKind = 'companies' | 'products' | 'members' | 'deals';
export type ImportState = 'draft' | 'checking' | 'ready' | 'running' | 'done' | 'failed' | 'cancelled';

/** `kind` is what the table is, empty: left out; `mapping` leads from columns to fields */
export type ImportFile = Known<'FileOut', { kind: ImportKind | '' }>;

export type ImportOptions = Required<Known<'OptionsIn', { date_order?: '' | 'mdy' | 'dmy' | 'ymd' }>>;

export type ImportFault = {
  code: string;
  count: number;
  /** rows with it stay out */
  refuses: boolean;
  /** nothing is brought in before it is mended */
  blocks?: boolean;
  examples: { file: string; line: number; value: string; hint: string }[];
};

/** What the dry run found; the server keeps it as it is. */
export type ImportReport = {
  total: number;
  faults: ImportFault[];
  would: Partial<Record<ImportKind, { create: number; update: number; unchanged: number; refuse: number }>>;
  lookalikes: { found: string; means: string; count: number }[];
  stages: { name: string; kind: string }[];
};

export type ImportProgress = Known<'ProgressOut', { state: ImportState }>;

export type Import = Known<
  'ImportOut',
  {
    state: ImportState;
    options: ImportOptions;
    report: ImportReport | null;
    files: ImportFile[];
    created_by: MemberRef;
    targets: Record<ImportKind, { name: string; demanded: boolean }[]>;
  }
>;

export type ImportLine = Known<'ImportLineOut', { state: ImportState; created_by: MemberRef }>;
