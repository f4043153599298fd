import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { SchemaError } from './schema.errors.js';

/** A migration that the database has and this build does not know. */
export interface UnknownMigration {
  readonly name: string;
  /** Whether it was declared to leave alone what the version before works with. */
  readonly compatible: boolean;
}

/** The columns of the schema by `table.column`: their types, and `!` behind one that a new row must give. */
export type SchemaColumns = ReadonlyMap<string, string>;

const FILE = /^(\d{14})-([a-z-]+)\.(?:js|ts)$/;

/** The folder of the project's migrations; from `src` and from `dist/src` it is three folders up. */
export const MIGRATIONS = join(import.meta.dirname, '..', '..', '..', 'migrations');

/** The files of the migrations of this build, oldest first. */
export function migrationFiles(): string[] {
  return readdirSync(MIGRATIONS)
    .filter((name) => FILE.test(name))
    .sort();
}

/** The names under which the database keeps them: `20261124000000-create-helpdesk.ts` is `CreateHelpdesk20261124000000`. */
export function knownMigrations(): ReadonlySet<string> {
  return new Set(
    migrationFiles().map((file) => {
      const [, time = '', words = ''] = FILE.exec(file) ?? [];
      return words.replaceAll(/(?:^|-)([a-z])/g, (_all, letter: string) => letter.toUpperCase()) + time;
    }),
  );
}

/** Those that the database has and this build does not know. Empty where it was never migrated. */
export async function unknownMigrations(source: DataSource): Promise<UnknownMigration[]> {
  const known = knownMigrations();
  return (await migrationsOf(source))
    .filter(({ name }) => !known.has(name))
    .map(({ name, compatible }) => ({ name: printable(name), compatible }));
}

/**
 * Refuses a database that this build does not know: a process that works with it anyway loses reports, one by one.
 *
 * @throws SchemaError; nothing where the database was never migrated, which other checks are for
 */
export async function requireKnownSchema(source: DataSource): Promise<void> {
  const had = await migrationsOf(source);
  if (had.length === 0) return;
  const newer = await unknownMigrations(source);
  if (newer.length > 0)
    throw new SchemaError(
      'DATABASE_NEWER',
      newer.map(({ name }) => name),
    );
  const done = new Set(had.map(({ name }) => name));
  const lacking = [...knownMigrations()].filter((name) => !done.has(name));
  if (lacking.length > 0) throw new SchemaError('DATABASE_OLDER', lacking);
  const gone = missingColumns(source, await columnsOf(source));
  if (gone.length > 0) throw new SchemaError('DATABASE_CHANGED', gone);
}

/** Every column of every table of the schema. */
export async function columnsOf(source: DataSource): Promise<SchemaColumns> {
  const rows: { name: string; type: string }[] = await source.query(
    `SELECT c.relname || '.' || a.attname AS name,
            format_type(a.atttypid, a.atttypmod)
              || CASE WHEN a.attnotnull AND NOT a.atthasdef AND a.attidentity = '' THEN '!' ELSE '' END AS type
       FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
      WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND a.attnum > 0
        AND NOT a.attisdropped`,
  );
  return new Map(rows.map(({ name, type }) => [printable(name), type]));
}

/** What a process that began with some columns cannot work with: those that went or changed, and new ones that a row must give. */
export function brokenColumns(before: SchemaColumns, now: SchemaColumns): string[] {
  const tables = new Set([...before.keys()].map(tableOf));
  const gone = [...before].filter(([name, type]) => bare(now.get(name)) !== bare(type)).map(([name]) => name);
  const needed = [...now]
    .filter(
      ([name, type]) => type.endsWith('!') && tables.has(tableOf(name)) && !before.get(name)?.endsWith('!'),
    )
    .map(([name]) => name);
  return [...new Set([...gone, ...needed])].sort();
}

function missingColumns(source: DataSource, now: SchemaColumns): string[] {
  return source.entityMetadatas
    .flatMap(({ tableName, columns }) => columns.map(({ databaseName }) => `${tableName}.${databaseName}`))
    .filter((name) => !now.has(name))
    .sort();
}

async function migrationsOf(source: DataSource): Promise<UnknownMigration[]> {
  const [there]: { migrations: boolean; compatible: boolean }[] = await source.query(
    `SELECT to_regclass('migrations') IS NOT NULL AS migrations,
            to_regclass('compatible_steps') IS NOT NULL AS compatible`,
  );
  if (!there?.migrations) return [];
  const compatible = there.compatible ? 'name IN (SELECT name FROM compatible_steps)' : 'false';
  return source.query(`SELECT name, ${compatible} AS compatible FROM migrations ORDER BY "timestamp", name`);
}

const tableOf = (name: string): string => name.slice(0, name.indexOf('.'));
const bare = (type: string | undefined): string | undefined => type?.replace(/!$/, '');

/** Whoever can write to the database can write any name: one that is none is not repeated in logs and answers. */
function printable(name: string): string {
  return /^[A-Za-z0-9_.]{1,120}$/.test(name) ? name : '(a name that is none)';
}
