import type form from '../../../locales/en/form.json';
import type guidance from '../../../locales/en/guidance.json';
import type mail from '../../../locales/en/mail.json';
import type site from '../../../locales/en/site.json';

/** One line per file of locales/<language>: the name of the file is the area, the first part of every key in it. */
interface English {
  site: typeof site;
  form: typeof form;
  guidance: typeof guidance;
  mail: typeof mail;
}

type KeyOf<Area extends keyof English> = `${Area}.${keyof English[Area] & string}`;

/** A text of the catalogue, such as `site.exit`. English is the source: a key that it does not have does not compile. */
export type MessageKey = { [Area in keyof English]: KeyOf<Area> }[keyof English];
