interface Client {
  query(text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
}

/** Throws Trouble in production, and where a case came in that was not seeded. */
export function refuseRealCases(
  client: Client,
  env: Readonly<Record<string, string | undefined>>,
): Promise<void>;
