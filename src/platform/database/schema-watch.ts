import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AppLogger } from '../logging/index.js';
import { databaseError } from './database-error.js';
import { brokenColumns, columnsOf, type SchemaColumns, unknownMigrations } from './schema-guard.js';

/**
 * - `ok`: the schema is the one that this process began with
 * - `ahead`: a migration of a newer version was run that is declared to leave alone what this one works with: it serves on until it
 *   is replaced
 * - `newer`: a migration was run that this process does not know
 * - `changed`: columns went, were renamed or changed their type, or a new one must be given
 */
export interface SchemaState {
  readonly state: 'ok' | 'ahead' | 'newer' | 'changed';
  /** Of the migrations, or of the columns (`table.column`). */
  readonly names: readonly string[];
}

const OK: SchemaState = { state: 'ok', names: [] };
const KEPT_MS = 1_000;

/** Whether the schema is still one that this process can work with. */
@Injectable()
export class SchemaWatch implements OnModuleInit {
  private before: SchemaColumns = new Map();
  private known: { until: number; state: Promise<SchemaState> } | undefined;
  private told = 'ok';

  constructor(
    private readonly source: DataSource,
    private readonly logger: AppLogger,
  ) {}

  async onModuleInit(): Promise<void> {
    this.before = await columnsOf(this.source);
  }

  /** As it was a second ago at the latest. @throws DatabaseError */
  async look(): Promise<SchemaState> {
    const at = performance.now();
    if (this.known && this.known.until > at) return this.known.state;
    const state = this.read();
    this.known = { until: at + KEPT_MS, state };
    state.catch(() => (this.known = undefined));
    return state;
  }

  private async read(): Promise<SchemaState> {
    try {
      const [unknown, now] = [await unknownMigrations(this.source), await columnsOf(this.source)];
      const broken = brokenColumns(this.before, now);
      const incompatible = unknown.filter(({ compatible }) => !compatible);
      const state: SchemaState =
        incompatible.length > 0
          ? { state: 'newer', names: incompatible.map(({ name }) => name) }
          : broken.length > 0
            ? { state: 'changed', names: broken }
            : unknown.length > 0
              ? { state: 'ahead', names: unknown.map(({ name }) => name) }
              : OK;
      this.tell(state);
      return state;
    } catch (error) {
      throw databaseError(error);
    }
  }

  /** One line for each change. */
  private tell({ state, names }: SchemaState): void {
    if (state === this.told) return;
    this.told = state;
    if (state === 'ok') this.logger.info('database.schema_ok');
    else if (state === 'ahead') this.logger.warn('database.schema_ahead', { names: names.length });
    else this.logger.error('database.schema_unknown', { state, names: names.length });
  }
}
