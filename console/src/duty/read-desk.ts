const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The desk that an address names, if it names one. */
export function readDesk({ desk }: Record<string, unknown>): { desk?: string } {
  return typeof desk === 'string' && UUID.test(desk) ? { desk } : {};
}
