import type { HtmlForm } from './html-form.mjs';
import type { Answer, Visitor } from './visitor.mjs';

export interface WalkOptions {
  write?: (name: string) => string;
  choose?: (name: string, values: string[]) => string | undefined;
}

export declare function codeIn(html: string): string | null;
export declare function actionOf(page: Answer, form: HtmlForm): string;
export declare function walkToCheck(
  visitor: Visitor,
  options?: WalkOptions,
): Promise<{ page: Answer; form: HtmlForm }>;
export declare function fileReport(
  origin: string,
  options?: WalkOptions & { visitor?: Visitor },
): Promise<string>;
export declare function openWithCode(origin: string, code: string, visitor?: Visitor): Promise<Answer>;
