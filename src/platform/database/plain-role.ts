import type { DataSource } from 'typeorm';
import { databaseError } from './database-error.js';

/** The schemas of the helpdesk: its own, and that of the queue where it lives in Postgres. */
const SCHEMAS = ['public', 'bullmq'];
/** What web and worker may do with a table that is not theirs to change. */
const LESS: Readonly<Record<string, string>> = {
  'public.audit_log': 'SELECT, INSERT',
  'public.migrations': 'SELECT',
};

/** A role that may sign in; without a password where the server asks for none. */
export interface PlainRole {
  readonly name: string;
  readonly password: string | null;
}

const MAKE = `SELECT format('CREATE ROLE %I LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD %L', $1::text, $2::text) AS sql
               WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = $1)`;

/**
 * Makes a role where there is none of its name, and lets it work with the tables of the helpdesk as web and worker do: read and write rows, and nothing else. It makes, changes
 * and drops nothing, and adds to the audit log only. To be run by the owner of the tables after each migration; what it did before
 * it does again. Throws DatabaseError.
 *
 * @param dataSource - connected as the owner
 * @param role - one that owns nothing; to make it, the owner must be allowed to make roles
 */
export async function grantPlainRole(
  dataSource: DataSource,
  { name: role, password }: PlainRole,
): Promise<void> {
  const to = `"${role.replaceAll('"', '""')}"`;
  try {
    const [made] = await dataSource.query<{ sql: string }[]>(MAKE, [role, password]);
    if (made) await dataSource.query(made.sql);
    const found = await dataSource.query<{ name: string }[]>(
      'SELECT nspname AS name FROM pg_namespace WHERE nspname = ANY($1)',
      [SCHEMAS],
    );
    for (const { name } of found) {
      await dataSource.query(`GRANT USAGE ON SCHEMA ${name} TO ${to}`);
      await dataSource.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${name} TO ${to}`);
      await dataSource.query(`GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA ${name} TO ${to}`);
    }
    for (const [table, rights] of Object.entries(LESS)) {
      await dataSource.query(`REVOKE ALL ON ${table} FROM ${to}`);
      await dataSource.query(`GRANT ${rights} ON ${table} TO ${to}`);
    }
  } catch (error) {
    throw databaseError(error);
  }
}
