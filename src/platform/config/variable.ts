/** What an environment variable is called, what a good value is, and how its text is read. */
export interface VariableSpec {
  readonly property: string;
  readonly name: string;
  readonly expected: string;
  readonly read: (text: string) => unknown;
}

const specs: VariableSpec[] = [];

/** Binds a property of `Config` to an environment variable. `expected` finishes the sentence "NAME expected ...". */
export function Variable(
  name: string,
  expected: string,
  read: (text: string) => unknown = (text) => text,
): PropertyDecorator {
  return (_target, property) => {
    specs.push({ property: String(property), name, expected, read });
  };
}

/** All variables, in the order in which `Config` declares them. */
export function variables(): readonly VariableSpec[] {
  return specs;
}

/** Reads a whole number; anything else becomes NaN, which no validator accepts. */
export function integer(text: string): number {
  return /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
}

/** Reads whole numbers between commas. */
export function integers(text: string): number[] {
  return text.split(',').map((part) => integer(part.trim()));
}

/** Reads texts between commas. */
export function listed(text: string): string[] {
  return text.split(',').map((part) => part.trim());
}

/** Reads an address of a web server and drops the slash at its end. */
export function origin(text: string): string {
  return text.replace(/\/$/, '').toLowerCase();
}
