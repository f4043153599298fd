import { Controller, Get, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Database, type SchemaState, SchemaWatch } from '../database/index.js';
import { Public } from './access.js';
import { Shutdown } from './shutdown.js';

const PATIENCE = 2_000;

/** `schema`: what of the database's schema this process does not know, where that is why it cannot serve. */
interface Health {
  readonly status: 'ok' | 'unavailable';
  readonly schema?: SchemaState;
}

/** For whatever watches the process: alive, and able to serve. */
@ApiExcludeController()
@Controller('health')
export class HealthController {
  constructor(
    private readonly database: Database,
    private readonly schema: SchemaWatch,
    private readonly shutdown: Shutdown,
  ) {}

  @Get('live')
  @Public('site', 'console')
  live(): { status: string } {
    return { status: 'ok' };
  }

  @Get('ready')
  @Public('site', 'console')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Health> {
    const answers = !this.shutdown.begun && (await this.database.answers(PATIENCE));
    const schema = answers ? await this.schema.look().catch(() => null) : null;
    if (schema?.state === 'ok' || schema?.state === 'ahead') return { status: 'ok' };
    void reply.status(503).header('retry-after', '5');
    return { status: 'unavailable', ...(schema && { schema }) };
  }
}
