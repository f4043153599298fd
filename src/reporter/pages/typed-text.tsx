import type { VNode } from 'preact';
import type { PageContext } from './page-context.js';

/** Links, user names, e-mail and payment addresses, numbers with their signs and spaces. */
const RUN = new RegExp(
  [
    String.raw`https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]}'’”»۔،।]`,
    String.raw`[@#][\p{L}\p{M}\p{N}_.\-]*[\p{L}\p{M}\p{N}_]`,
    String.raw`[+(]?\p{Nd}[\p{Nd} \t\u00a0().\-–/:]*\p{Nd}`,
    String.raw`[A-Za-z0-9_](?:[A-Za-z0-9_.\-@/:?=&%+#~]*[A-Za-z0-9_/])?`,
  ].join('|'),
  'gu',
);
/** A word or a plain number, which stands right by itself. */
const PLAIN = /^(?:[A-Za-z-]+|\p{Nd}+)$/u;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * Words that a person typed, as they are. Where they run from right to left, what does not is set apart: else `+91 98765 43210`
 * is shown as `43210 98765 91+`, and `@name` as `name@`.
 */
export function TypedText({ page, text }: { page: PageContext; text: string }): VNode {
  if (page.words.direction === 'ltr' && !RIGHT_TO_LEFT.test(text)) return <>{text}</>;
  const parts: (string | VNode)[] = [];
  let at = 0;
  for (const { 0: run, index } of text.matchAll(RUN)) {
    if (PLAIN.test(run)) continue;
    parts.push(text.slice(at, index), <bdi dir="ltr">{run}</bdi>);
    at = index + run.length;
  }
  return (
    <>
      {parts}
      {text.slice(at)}
    </>
  );
}
