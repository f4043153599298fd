import { Controller, Get, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { HttpError, Public } from '../../platform/http/index.js';
import { SecurityTxt } from './security-txt.js';

const PLAIN = 'text/plain; charset=utf-8';

@ApiExcludeController()
@Controller('.well-known')
export class SecurityTxtController {
  constructor(private readonly file: SecurityTxt) {}

  @Get('security.txt')
  @Public('site', 'console')
  contact(@Res() reply: FastifyReply): void {
    send(reply, this.file.text());
  }

  @Get('security-policy.txt')
  @Public('site', 'console')
  policy(@Res() reply: FastifyReply): void {
    send(reply, this.file.policy());
  }
}

function send(reply: FastifyReply, text: string | null): void {
  if (text === null) throw new HttpError('NOT_FOUND');
  void reply.type(PLAIN).send(text);
}
