/** The one error shape of the server: `{"error": {"code", "message", "fields", ...}}`. */
export interface FieldClash {
  base: unknown;
  theirs: unknown;
  mine: unknown;
  by: { id: string; name: string; colour: number } | null;
  at: string | null;
}

export class ApiError extends Error {
  readonly status: number;
  /** Stable and machine-readable: `clash`, `stale_version`, `forbidden`, `not_found`, `offline`… */
  readonly code: string;
  readonly fields: Readonly<Record<string, string[]>>;
  /** Everything else the server sent beside code, message and fields. */
  readonly extra: Readonly<Record<string, unknown>>;

  constructor(input: {
    status: number;
    code: string;
    message: string;
    fields?: Record<string, string[]>;
    extra?: Record<string, unknown>;
  }) {
    super(input.message);
    this.name = 'ApiError';
    this.status = input.status;
    this.code = input.code;
    this.fields = input.fields ?? {};
    this.extra = input.extra ?? {};
  }

  /** The first message about one field, for the line under its input. */
  field(name: string): string | undefined {
    return this.fields[name]?.[0];
  }

  get clash(): Readonly<Record<string, FieldClash>> | null {
    if (this.code !== 'clash') return null;
    return (this.extra.clash as Record<string, FieldClash> | undefined) ?? null;
  }
}

export function isApiError(error: unknown): error is ApiError {
  return error instanceof ApiError;
}

/** No answer at all: nobody knows whether the server has heard it. */
export function isOffline(error: unknown): boolean {
  return isApiError(error) && error.code === 'offline';
}

/** Gone for this reader: deleted, or never visible, or no right. Pages show NoAccess instead of an error. */
export function isNoAccess(error: unknown): boolean {
  return isApiError(error) && (error.status === 404 || error.status === 403);
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

export function errorFromBody(status: number, body: unknown): ApiError {
  const error = isObject(body) && isObject(body.error) ? body.error : {};
  const { code, message, fields, ...extra } = error;
  return new ApiError({
    status,
    code: typeof code === 'string' ? code : `http_${status}`,
    message: typeof message === 'string' ? message : '',
    fields: isObject(fields) ? (fields as Record<string, string[]>) : {},
    extra,
  });
}
