interface Client {
  query(text: string, values?: unknown[]): Promise<unknown>;
}

export function insertBatch(
  client: Client,
  given: {
    batch: readonly object[];
    cards: Uint8Array;
    cardBytes: number;
    pool: Uint8Array;
    sizes: { messageBytes: number; deskGrantBytes: number; reporterGrantBytes: number };
  },
): Promise<void>;
