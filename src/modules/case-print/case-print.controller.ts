import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import {
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiProperty,
  ApiPropertyOptional,
  ApiServiceUnavailableResponse,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsOptional } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { CurrentStaff } from '../../platform/http/index.js';
import { RequirePermission } from '../permissions/index.js';
import type { StaffSession } from '../staff/index.js';
import {
  PRINT_AUDIENCES,
  PRINT_FORMATS,
  PRINT_PARTS,
  PRINT_REASONS,
  type PrintAudience,
  type PrintFormat,
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

  @ApiPropertyOptional({
    enum: PRINT_FORMATS,
    default: 'pdf',
    description: 'json: for the reporter alone, in the form that docs/api/own-record.md describes.',
  })
  @IsOptional()
  @IsIn(PRINT_FORMATS)
  format?: PrintFormat;
}

const PDF = 'application/pdf';
const JSON_TYPE = 'application/json';

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
    summary: 'Makes a copy of the case for a person, which its timeline and the audit log tell',
  })
  @ApiProduces(PDF, JSON_TYPE)
  @ApiOkResponse({
    content: {
      [PDF]: { schema: { type: 'string', format: 'binary' } },
      [JSON_TYPE]: { schema: { type: 'object' } },
    },
  })
  @ApiUnprocessableEntityResponse({ description: 'PRINT_NOTHING, PRINT_FORMAT.' })
  @ApiServiceUnavailableResponse({ description: 'PRINT_UNAVAILABLE, PRINT_BUSY, PRINT_FAILED.' })
  async print(
    @CurrentStaff() session: StaffSession,
    @Param('id') id: string,
    @Body() body: PrintCaseDto,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const format = body.format ?? 'pdf';
    const { reference, file } = await this.prints.print(session, id, { ...body, format });
    void reply
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="${reference}.${format}"`)
      .type(format === 'json' ? JSON_TYPE : PDF)
      .send(Buffer.from(file));
  }
}
