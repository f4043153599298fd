import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/index.js';
import { csrfTokenOf, type TokenKey } from '../../platform/crypto/index.js';
import { Desks } from '../desks/index.js';
import type { SessionDto } from './dto/session.dto.js';
import type { LiveSession } from './sessions.service.js';

@Injectable()
export class SessionPresenter {
  constructor(
    private readonly desks: Desks,
    private readonly config: Config,
  ) {}

  /** What the console is told about its own session. */
  async present(session: LiveSession, key: TokenKey): Promise<SessionDto> {
    const { staffId: id, name, email, role, locale, keys } = session;
    const desks = await this.desks.listFor(id);
    return {
      staff: { id, name, email, role, locale },
      permissions: [...session.permissions].sort(),
      desks: desks
        .filter((desk) => keys.desks.has(desk.id))
        .map((desk) => ({ id: desk.id, name: desk.name })),
      csrfToken: csrfTokenOf(key),
      idleMinutes: this.config.sessionIdleMinutes,
      endsAt: session.endsAt.toISOString(),
    };
  }
}
