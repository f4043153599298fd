import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import {
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiProperty,
  ApiServiceUnavailableResponse,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { CurrentStaff } from '../../platform/http/index.js';
import { RequirePermission } from '../permissions/index.js';
import type { StaffSession } from '../staff/index.js';
import {
  PRINT_AUDIENCES,
  PRINT_PARTS,
  PRINT_REASONS,
  type PrintAudience,
  type PrintPart,
  type PrintReason,
} from '../vocabulary/index.js';
import { CasePrints } from './case-prints.service.js';

export class PrintCaseDto {
  @ApiProperty({ enum: PRINT_AUDIENCES })
  @IsIn(PRINT_AUDIENCES)
  audience!: PrintAudience;

  @ApiProperty({ enum: PRINT_REASONS })
  @IsIn(PRINT_REASONS)
  reason!: PrintReason;

  @ApiProperty({
    enum: PRINT_PARTS,
    isArray: true,
    description:
      'For the police, at least one; the reporter gets what they wrote and what was written to them.',
  })
  @IsArray()
  @ArrayMaxSize(PRINT_PARTS.length)
  @ArrayUnique()
  @IsIn(PRINT_PARTS, { each: true })
  parts!: PrintPart[];
}

const PDF = 'application/pdf';

/** Prints a case. */
@ApiTags('cases')
@Controller('api/cases/:id/print')
export class CasePrintController {
  constructor(private readonly prints: CasePrints) {}

  @Post()
  @HttpCode(200)
  @RequirePermission('case.write')
  @ApiOperation({
    operationId: 'printCase',
    summary: 'Makes a PDF of the case, which its timeline and the audit log tell',
  })
  @ApiProduces(PDF)
  @ApiOkResponse({ content: { [PDF]: { schema: { type: 'string', format: 'binary' } } } })
  @ApiUnprocessableEntityResponse({ description: 'PRINT_NOTHING.' })
  @ApiServiceUnavailableResponse({ description: 'PRINT_UNAVAILABLE, PRINT_BUSY, PRINT_FAILED.' })
  async print(
    @CurrentStaff() session: StaffSession,
    @Param('id') id: string,
    @Body() body: PrintCaseDto,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { reference, pdf } = await this.prints.print(session, id, body);
    void reply
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="${reference}.pdf"`)
      .type(PDF)
      .send(Buffer.from(pdf));
  }
}
