import { Body, Controller, Get, HttpCode, Module, Param, Post, Req } from '@nestjs/common';
import { IsString, MaxLength } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import {
  clientOf,
  Public,
  RequirePermission,
  surfaceOf,
  UuidPipe,
} from '../../../src/platform/http/index.js';

/** Words that a person typed: no answer about a failure and no log line may hold them. */
export const STORY = 'canary-story';

class TextDto {
  @IsString()
  @MaxLength(20)
  text!: string;
}

@Controller()
class SiteController {
  @Get('h/start')
  @Public('site')
  start(@Req() request: FastifyRequest): string {
    return `<p>${surfaceOf(request)}</p>`;
  }

  @Get('h/long')
  @Public('site')
  long(): string {
    return 'long '.repeat(1000);
  }

  @Post('h/form')
  @HttpCode(200)
  @Public('site')
  form(@Body() body: Record<string, unknown>): unknown {
    return body;
  }
}

@Controller('api/try')
class ConsoleController {
  @Post('text')
  @HttpCode(200)
  @RequirePermission('session.own')
  text(@Body() body: TextDto): TextDto {
    return body;
  }

  @Get('client')
  @Public('console')
  client(@Req() request: FastifyRequest): { client: string } {
    return { client: clientOf(request) };
  }

  @Get('fail')
  @Public('console')
  fail(): never {
    throw new TypeError(`cannot read ${STORY}`);
  }

  @Get('manage')
  @RequirePermission('staff.manage')
  manage(): string {
    return 'managed';
  }

  @Get('row/:id')
  @Public('console')
  row(@Param('id', UuidPipe) id: string): { id: string } {
    return { id };
  }
}

@Module({ controllers: [SiteController, ConsoleController] })
export class TryModule {}
