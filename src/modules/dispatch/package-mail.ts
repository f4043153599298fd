/** A mail as its package says it. Throws RangeError for a text that is no package of a mail. Pure. */
export function mailOf(text: string): { to: string; subject: string; text: string } {
  const parts = /^To: ([^\n]*)\nSubject: ([^\n]*)\n\n([\s\S]*)$/.exec(text);
  if (!parts) throw new RangeError('not the package of a mail');
  const [, to = '', subject = '', words = ''] = parts;
  return { to, subject, text: words };
}

/** The package of a mail. `mailOf` reads it. Pure. */
export function mailPackage({ to, subject, text }: { to: string; subject: string; text: string }): string {
  const line = (given: string): string => given.trim().replaceAll(/\s+/g, ' ');
  return `To: ${line(to)}\nSubject: ${line(subject)}\n\n${text}`;
}
