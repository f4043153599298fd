import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { fieldErrors } from '../../platform/http/index.js';
import { SiteSettingsDto } from './dto/site-settings.dto.js';
import { settingsFaults, type SiteGround } from './settings-faults.js';
import { UNCHANGED, type SiteSettings } from './site-settings.js';

/** More rounds than there are kinds of faults: what is still wrong then is left out as a whole. */
const MOST_ROUNDS = 500;

/**
 * Settings that were stored, maybe by another version, as far as this one can use them. Whatever it cannot read is left out, so
 * that the built-in default serves in its place; `dropped` counts what that was.
 */
export function readSettings(
  stored: unknown,
  ground: SiteGround,
): { settings: SiteSettings; dropped: number } {
  let { rest, dropped } = asDocument(stored);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const faulty = new Set(pathsOf(rest, ground));
    if (faulty.size === 0) return { settings: rest as unknown as SiteSettings, dropped };
    dropped += faulty.size;
    rest = without(rest, faulty);
  }
  return { settings: UNCHANGED, dropped: dropped + 1 };
}

type Document = Record<string, unknown>;

/** The fields that we know, each there, with what can be an entry of a list. */
function asDocument(stored: unknown): { rest: Document; dropped: number } {
  if (!isDocument(stored)) return { rest: { ...UNCHANGED }, dropped: 1 };
  let dropped = 0;
  const fields = Object.entries(UNCHANGED).map(([name, none]: [string, unknown]) => {
    const value = stored[name] ?? none;
    if (!Array.isArray(value)) return [name, value];
    const entries = value.filter(isDocument);
    dropped += value.length - entries.length;
    return [name, entries];
  });
  return { rest: Object.fromEntries(fields) as Document, dropped };
}

function isDocument(value: unknown): value is Document {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What is at fault: `name`, or an entry of a list such as `texts.3`. */
function pathsOf(document: Document, ground: SiteGround): string[] {
  const dto = plainToInstance(SiteSettingsDto, document);
  const formal = fieldErrors(validateSync(dto, { whitelist: true, forbidNonWhitelisted: false }));
  const faults = formal.length > 0 ? formal : settingsFaults(document as unknown as SiteSettings, ground);
  return faults.map(({ field }) => field.split('.').slice(0, 2).join('.'));
}

function without(document: Document, faulty: ReadonlySet<string>): Document {
  return Object.fromEntries(
    Object.entries(document).map(([name, value]) => {
      if (faulty.has(name) || faulty.has('')) return [name, UNCHANGED[name as keyof SiteSettings]];
      if (!Array.isArray(value)) return [name, value];
      return [name, value.filter((_, at) => !faulty.has(`${name}.${at}`))];
    }),
  );
}
