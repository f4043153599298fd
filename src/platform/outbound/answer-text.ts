/**
 * The whole text of an answer, in UTF-8.
 *
 * @param most - bytes that it may have; of a longer one no more is read
 * @throws RangeError for a longer one
 */
export async function answerText(response: Response, most: number): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.length;
    if (size > most) throw new RangeError('larger than any answer');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
