import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsUUID, Matches, Max, MaxLength, Min } from 'class-validator';
import { definedBy } from '../../../platform/definitions/index.js';
import { AUDIT_ACTIONS } from '../audit-actions.js';

export class AuditQueryDto {
  /** Where the page before ended. */
  @ApiPropertyOptional({ pattern: '^[1-9][0-9]{0,17}$' })
  @IsOptional()
  @Matches(/^[1-9][0-9]{0,17}$/)
  cursor?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 200, default: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;

  @ApiPropertyOptional({ maxLength: 80, example: 'report.opened', description: 'Rows of this action alone.' })
  @IsOptional()
  @Matches(/^[a-z_]{1,40}\.[a-z_]{1,40}$/, { message: 'must be an action such as report.opened' })
  @MaxLength(80)
  action?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'What this person did alone.' })
  @IsOptional()
  @IsUUID()
  person?: string;

  @ApiPropertyOptional({ format: 'date', example: '2026-11-30', description: 'Of this day alone, in UTC.' })
  @IsOptional()
  @Matches(/^2\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, { message: 'must be a day such as 2026-11-30' })
  day?: string;
}

export class AuditCheckDto {
  @ApiProperty({ format: 'date-time', description: 'To the minute.' })
  checkedAt!: string;

  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'Null: the helpdesk, as it does every day.',
  })
  checkedBy!: string | null;

  @ApiProperty({
    description: 'Whether every row is as it was written, and the head of the check before is still there.',
  })
  intact!: boolean;

  @ApiProperty({
    type: 'integer',
    description: 'How many rows there were; of a broken log, the first that is wrong.',
  })
  rows!: number;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The hash of the newest row, in hex. Null: the log is broken.',
  })
  head!: string | null;
}

export class AuditStateDto {
  @ApiProperty({
    type: AuditCheckDto,
    nullable: true,
    description: 'The newest check; null before the first.',
  })
  last!: AuditCheckDto | null;

  @ApiProperty({ description: 'Whether this process checks it at the moment.' })
  checking!: boolean;
}

export class CheckAuditDto {
  @ApiPropertyOptional({
    type: String,
    example: '9f2a…',
    description: 'A head that was given out, in hex, such as that of a mail: the log has to hold it still.',
  })
  @IsOptional()
  @Matches(/^[0-9a-fA-F]{64}$/, { message: 'must be 64 letters and digits, as they stand in the mail' })
  head?: string;
}

export class AuditRowDto {
  @ApiProperty({ description: 'Place in the chain, a whole number as text.' })
  sequence!: string;

  @ApiProperty({ format: 'date-time', description: 'To the minute.' })
  at!: string;

  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'Null: the operator at the command line.',
  })
  actorId!: string | null;

  @ApiProperty({ type: String, ...definedBy(AUDIT_ACTIONS) })
  action!: string;

  @ApiProperty({ type: String, nullable: true })
  subject!: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  subjectId!: string | null;

  @ApiProperty({
    type: 'object',
    additionalProperties: { oneOf: [{ type: 'string' }, { type: 'integer' }] },
    description: 'Ids and enumerations.',
  })
  detail!: Record<string, string | number>;

  @ApiProperty({ description: 'SHA-256 over the row and the hash before it, in hex.' })
  hash!: string;
}

export class AuditPageDto {
  @ApiProperty({ type: [AuditRowDto] })
  items!: AuditRowDto[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
}
