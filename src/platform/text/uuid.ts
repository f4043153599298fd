/** A UUID of any version in lower case, as a part of a regular expression. */
export const UUID_PATTERN = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

const UUID = new RegExp(`^${UUID_PATTERN}$`, 'i');

/** Whether a text is a UUID of any version, in lower or upper case (RFC 9562, section 4), and nothing else. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}
