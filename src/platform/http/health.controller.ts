import { Controller, Get, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Database } from '../database/index.js';
import { Public } from './access.js';
import { Shutdown } from './shutdown.js';

const PATIENCE = 2_000;

/** For whatever watches the process: alive, and able to serve. */
@ApiExcludeController()
@Controller('health')
export class HealthController {
  constructor(
    private readonly database: Database,
    private readonly shutdown: Shutdown,
  ) {}

  @Get('live')
  @Public('site', 'console')
  live(): { status: string } {
    return { status: 'ok' };
  }

  @Get('ready')
  @Public('site', 'console')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<{ status: string }> {
    if (!this.shutdown.begun && (await this.database.answers(PATIENCE))) return { status: 'ok' };
    void reply.status(503).header('retry-after', '5');
    return { status: 'unavailable' };
  }
}
