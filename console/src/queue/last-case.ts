/** The case that was open last in this window: the queue shows where one came from, and goes on there. */
let last: string | null = null;

export function lastCase(): string | null {
  return last;
}

export function setLastCase(id: string | null): void {
  last = id;
}
