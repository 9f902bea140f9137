/** The server's own description of its shapes (`tools/publish_types.py` makes `schema.d.ts`), for the types beside. */
import type { components } from '../schema';

type Schemas = components['schemas'];

/** A shape as the server describes it. */
export type Told<Name extends keyof Schemas> = Schemas[Name];

/**
 * The same, where the front end knows more: the `status` is not any text but one of five words.
 * A field that the server does not have, or that is something else there, is an error.
 */
export type Known<
  Name extends keyof Schemas,
  More extends { [Field in keyof More]: Field extends keyof Schemas[Name] ? Schemas[Name][Field] : never },
> = Omit<Schemas[Name], keyof More> & More;
