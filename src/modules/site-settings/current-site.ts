import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Config } from '../../platform/config/index.js';
import { Notifier } from '../../platform/database/index.js';
import { Catalogues } from '../../platform/i18n/index.js';
import { AppLogger } from '../../platform/logging/index.js';
import { readSettings } from './read-settings.js';
import { siteOf, type Site } from './site.js';
import { PublishedSettings } from './published-settings.js';
import type { StoredVersion } from './site-settings.repository.js';
import { UNCHANGED } from './site-settings.js';

export const SITE_TOPIC = 'site';
const TRY_AGAIN_MS = 5_000;

/**
 * The public site as it is now, in memory: a page asks no database for it. It is read at the start and whenever a process
 * publishes. While it cannot be read, or is not what an administrator published, what was there goes on to serve: at first the
 * built-in defaults.
 */
@Injectable()
export class CurrentSite implements OnApplicationBootstrap, OnApplicationShutdown {
  private site: Site;
  private readonly ground: { config: Config; catalogues: Catalogues };
  private retry: NodeJS.Timeout | undefined;
  private reading: Promise<void> | undefined;
  private again = false;
  private unsubscribe: (() => void) | undefined;

  constructor(
    private readonly published: PublishedSettings,
    private readonly notifier: Notifier,
    private readonly logger: AppLogger,
    config: Config,
    catalogues: Catalogues,
  ) {
    this.ground = { config, catalogues };
    this.site = siteOf(0, UNCHANGED, this.ground);
  }

  get(): Site {
    return this.site;
  }

  async onApplicationBootstrap(): Promise<void> {
    const refresh = (): void => void this.refresh();
    this.unsubscribe = this.notifier.subscribe(SITE_TOPIC, refresh, refresh);
    // Only what is published after this process listens is told to it: it reads once it does, or else once it can.
    await this.notifier.ready().catch(() => undefined);
    await this.refresh();
  }

  onApplicationShutdown(): void {
    this.unsubscribe?.();
    clearTimeout(this.retry);
    this.unsubscribe = undefined;
  }

  /** Reads the newest version. Never throws; what comes while it reads is read after it. */
  async refresh(): Promise<void> {
    this.again = true;
    this.reading ??= this.readAll().finally(() => (this.reading = undefined));
    await this.reading;
  }

  private async readAll(): Promise<void> {
    while (this.again) {
      this.again = false;
      clearTimeout(this.retry);
      try {
        this.take(await this.published.newest());
      } catch {
        this.logger.warn('site_settings.unread', { version: this.site.version });
        this.retry = setTimeout(() => void this.refresh(), TRY_AGAIN_MS).unref();
      }
    }
  }

  private take(stored: StoredVersion | null): void {
    if (stored === null || stored.version <= this.site.version) return;
    const { settings, dropped } = readSettings(stored.settings, this.ground);
    this.site = siteOf(stored.version, settings, this.ground);
    if (dropped > 0) this.logger.warn('site_settings.not_understood', { version: stored.version, dropped });
    this.logger.info('site_settings.taken', { version: stored.version });
  }
}
