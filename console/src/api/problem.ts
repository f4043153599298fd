/** What went wrong with a request. `status` 0: no answer came, so the server may or may not have done it. */
export class ApiError extends Error {
  override name = 'ApiError';
  readonly fields: readonly { field: string; message: string }[];

  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string | null = null,
    fields: readonly { field: string; message: string }[] = [],
    /** What the answer says beside the code. */
    readonly told: Readonly<Record<string, unknown>> = {},
  ) {
    super(code);
    this.fields = fields;
  }

  /** The server was not reached, or could not work: worth trying again. */
  get away(): boolean {
    return this.status === 0 || this.status === 429 || (this.status >= 500 && this.status <= 599);
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** Reads an RFC 9457 problem; anything else (a proxy's page) becomes a problem without detail. */
export function problemOf(status: number, body: unknown): ApiError {
  if (!isRecord(body)) return new ApiError(status, `HTTP_${status}`);
  const errors = Array.isArray(body['errors']) ? body['errors'].filter(isRecord) : [];
  return new ApiError(
    status,
    text(body['code']) ?? `HTTP_${status}`,
    text(body['detail']),
    errors.map((error) => ({ field: text(error['field']) ?? '', message: text(error['message']) ?? '' })),
    body,
  );
}
