import type { FormField } from './AddDialog';

/** What is asked of a new person. */
export const PERSON_FIELDS: readonly FormField[] = [
  { name: 'first_name', required: true },
  { name: 'middle_name' },
  { name: 'last_name' },
  { name: 'companies', type: 'company' },
  { name: 'emails', many: true },
  { name: 'phones', many: true },
];
