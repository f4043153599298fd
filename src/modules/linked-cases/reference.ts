/** A reference as it is kept ("7K2M-9XQ4") of one as it is typed; null where it is none. Pure. */
export function readReference(typed: string): string | null {
  const signs = typed.toUpperCase().replaceAll(/[^0-9A-Z]/g, '');
  return signs.length === 8 ? `${signs.slice(0, 4)}-${signs.slice(4)}` : null;
}
