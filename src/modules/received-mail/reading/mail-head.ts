const VALUE_LIMIT = 20_000;
const MOST_OF_A_NAME = 100;

/** The header of a mail, field by field. */
export class MailHead {
  private readonly fields = new Map<string, string[]>();

  /** @param lines - each with the name of its field in front, unfolded or not */
  constructor(lines: readonly { key: string; line: string }[]) {
    for (const { key, line } of lines) {
      const name = key.toLowerCase();
      const value = line
        .slice(line.indexOf(':') + 1)
        .slice(0, VALUE_LIMIT)
        .replaceAll(/\s+/g, ' ')
        .trim();
      const known = this.fields.get(name) ?? [];
      if (known.length < MOST_OF_A_NAME) this.fields.set(name, [...known, value]);
    }
  }

  get isEmpty(): boolean {
    return !['from', 'to', 'subject', 'date', 'message-id', 'content-type'].some((name) => this.has(name));
  }

  has(name: string): boolean {
    return this.fields.has(name);
  }

  /** The first of this name; '' where there is none. */
  first(name: string): string {
    return this.fields.get(name)?.[0] ?? '';
  }

  /** All of these names. */
  all(...names: readonly string[]): string[] {
    return names.flatMap((name) => this.fields.get(name) ?? []);
  }
}
