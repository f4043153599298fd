/** A mail as its package says it. */
export interface PackageMail {
  to: string;
  /** The fingerprint, in hex and capitals, of the key that alone opens it; null: it leaves in the clear. */
  encryptedTo: string | null;
  subject: string;
  text: string;
}

const PACKAGE = /^To: ([^\n]*)\n(?:Encrypted to: ([0-9A-F]{40,64})\n)?Subject: ([^\n]*)\n\n([\s\S]*)$/;

/** A mail as its package says it. Throws RangeError for a text that is no package of a mail. Pure. */
export function mailOf(text: string): PackageMail {
  const parts = PACKAGE.exec(text);
  if (!parts) throw new RangeError('not the package of a mail');
  const [, to = '', encryptedTo, subject = '', words = ''] = parts;
  return { to, encryptedTo: encryptedTo ?? null, subject, text: words };
}

/** The package of a mail. `mailOf` reads it. Pure. */
export function mailPackage({ to, encryptedTo, subject, text }: PackageMail): string {
  const line = (given: string): string => given.trim().replaceAll(/\s+/g, ' ');
  const key = encryptedTo === null ? '' : `Encrypted to: ${encryptedTo}\n`;
  return `To: ${line(to)}\n${key}Subject: ${line(subject)}\n\n${text}`;
}
