/** Edits of fields carry what the writer saw: `{fields: {amount: {base, value}}}`. Different fields merge, one field clashes. */
export interface FieldEdit<V = unknown> {
  base: V;
  value: V;
}

export type FieldEdits<T> = { [K in keyof T]?: FieldEdit<T[K]> };

/** The PATCH body for some changed fields of a record as it was read. */
export function fieldsBody<T extends object>(record: T, changes: Partial<T>): { fields: FieldEdits<T> } {
  const fields: FieldEdits<T> = {};
  for (const name of Object.keys(changes) as (keyof T)[]) {
    fields[name] = { base: record[name], value: changes[name] as T[keyof T] };
  }
  return { fields };
}
