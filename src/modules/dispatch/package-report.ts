/** A report to a machine as its package says it. */
export interface PackageReport {
  to: string;
  /** The address of the interface. */
  at: string;
  xml: string;
}

/** The package of a report. `reportOf` reads it. Pure. */
export function reportPackage({ to, at, xml }: PackageReport): string {
  return `To: ${to}\nAt: ${at}\n\n${xml}`;
}

/** A report as its package says it. Throws RangeError for a text that is no package of a report. Pure. */
export function reportOf(text: string): PackageReport {
  const parts = /^To: ([^\n]*)\nAt: ([^\n]*)\n\n(<\?xml [\s\S]*)$/.exec(text);
  if (!parts) throw new RangeError('not the package of a report');
  const [, to = '', at = '', xml = ''] = parts;
  return { to, at, xml };
}
