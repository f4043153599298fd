import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
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
