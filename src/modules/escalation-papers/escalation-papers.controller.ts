import { Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiServiceUnavailableResponse,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentStaff, UuidPipe } from '../../platform/http/index.js';
import { RequirePermission } from '../permissions/index.js';
import type { StaffSession } from '../staff/index.js';
import { EscalationPapers, type Paper } from './escalation-papers.service.js';
import { PolicePackages } from './police-packages.service.js';

const PDF = 'application/pdf';
const ZIP = 'application/zip';
const FILE = { schema: { type: 'string', format: 'binary' } };
const NOT_FOUND = { description: 'CASE_NOT_FOUND, ESCALATION_NOT_FOUND.' };
const NOT_NOW = {
  description:
    'ESCALATION_NOT_APPROVED, ESCALATION_NOT_NOW, ESCALATION_RECIPIENT_CHANGED, ESCALATION_NOT_COVERED.',
};
const UNKNOWN = { description: 'ESCALATION_RECIPIENT_UNKNOWN.' };
const UNAVAILABLE = { description: 'PRINT_UNAVAILABLE, PRINT_BUSY, PRINT_FAILED.' };

/** What was approved, on paper. */
@ApiTags('escalations')
@Controller('api/cases/:id/escalations/:escalation')
export class EscalationPapersController {
  constructor(
    private readonly papers: EscalationPapers,
    private readonly packages: PolicePackages,
  ) {}

  @Post('sheet')
  @HttpCode(200)
  @RequirePermission('case.write')
  @ApiOperation({
    operationId: 'printEscalation',
    summary: 'Makes a PDF of what was approved, which the timeline and the audit log tell',
  })
  @ApiProduces(PDF)
  @ApiOkResponse({ content: { [PDF]: FILE } })
  @ApiNotFoundResponse(NOT_FOUND)
  @ApiConflictResponse(NOT_NOW)
  @ApiUnprocessableEntityResponse(UNKNOWN)
  @ApiServiceUnavailableResponse(UNAVAILABLE)
  async sheet(
    @CurrentStaff() session: StaffSession,
    @Param('id') caseId: string,
    @Param('escalation', UuidPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    handOut(reply, PDF, await this.papers.sheet(session, { caseId, id }));
  }

  @Post('signed-package')
  @HttpCode(200)
  @RequirePermission('case.write')
  @ApiOperation({
    operationId: 'signEscalationPackage',
    summary:
      'Makes a signed package of what was approved for an authority, which the timeline and the audit log tell',
  })
  @ApiProduces(ZIP)
  @ApiOkResponse({ content: { [ZIP]: FILE } })
  @ApiNotFoundResponse(NOT_FOUND)
  @ApiConflictResponse(NOT_NOW)
  @ApiUnprocessableEntityResponse(UNKNOWN)
  @ApiServiceUnavailableResponse(UNAVAILABLE)
  async signedPackage(
    @CurrentStaff() session: StaffSession,
    @Param('id') caseId: string,
    @Param('escalation', UuidPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    handOut(reply, ZIP, await this.packages.make(session, { caseId, id }));
  }
}

function handOut(reply: FastifyReply, type: string, { name, bytes }: Paper): void {
  void reply
    .header('cache-control', 'no-store')
    .header('content-disposition', `attachment; filename="${name}"`)
    .type(type)
    .send(Buffer.from(bytes));
}
