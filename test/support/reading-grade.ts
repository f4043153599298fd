/**
 * The Flesch-Kincaid grade of an English text: 0.39 × words per sentence + 11.8 × syllables per word − 15.59
 * (Kincaid et al., 1975). Each string is at least one sentence of its own, as a label, a button or an option is read.
 */
export function readingGrade(texts: readonly string[]): number {
  const sentences = texts
    .flatMap((text) => sentencesOf(text))
    .filter((sentence) => wordsOf(sentence).length > 0);
  const words = sentences.flatMap(wordsOf);
  if (words.length === 0) return 0;
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
  return 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59;
}

/** The sentences of a text. */
export function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.?!])\s+/);
}

/** The words of a sentence, in lower case. */
export function wordsOf(sentence: string): string[] {
  return sentence.toLowerCase().match(/[a-z0-9]+(?:['’-][a-z0-9]+)*/g) ?? [];
}

/** Groups of vowels, without a silent final e; a number is read as one beat a digit, at most three. */
function syllablesOf(word: string): number {
  if (/^[0-9]/.test(word)) return Math.min(3, word.length);
  const groups = word
    .replace(/(?:[^laeiouy]es|[^td]ed|[^laeiouy]e)$/, (ending) => ending.charAt(0))
    .replace(/^y/, '')
    .match(/[aeiouy]{1,2}/g);
  return Math.max(1, groups?.length ?? 0);
}

/** What a reader sees of the main part of a page, one string for each block of text. */
export function textsOf(html: string): string[] {
  const main = /<main[^>]*>([\s\S]*)<\/main>/.exec(html)?.[1] ?? '';
  return main
    .replace(/<(select|textarea|script)[\s\S]*?<\/\1>/g, '')
    .replace(/<\/?(?:a|strong|small|em|span)(?=[\s>])[^>]*>/g, ' ')
    .split(/<[^>]+>/)
    .map((text) =>
      text
        .replace(/&[a-z0-9#]+;/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((text) => text !== '');
}
