import type { FormFields } from './visitor.mjs';

export interface Control {
  readonly kind: 'hidden' | 'text' | 'radio' | 'checkbox' | 'textarea' | 'select';
  readonly name: string;
  readonly value: string;
  readonly checked?: boolean;
  readonly options?: string[];
}

export interface Button {
  readonly name?: string;
  readonly value?: string;
  readonly text: string;
}

export interface HtmlForm {
  readonly action: string;
  readonly method: string;
  readonly controls: Control[];
  readonly buttons: Button[];
}

export declare function unescape(text: string): string;
export declare function textOf(html: string): string;
export declare function linksIn(html: string): { href?: string; text: string }[];
export declare function formsIn(html: string): HtmlForm[];
export declare function fillIn(
  form: HtmlForm,
  options?: {
    button?: Button;
    write?: (name: string) => string;
    choose?: (name: string, values: string[]) => string | undefined;
  },
): FormFields;
