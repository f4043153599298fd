import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsDefined,
  IsIn,
  IsObject,
  IsOptional,
  IsUUID,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { StatusDto } from '../cases/index.js';

/** A screen of the queue, twice over. */
export const MOST_CASES = 100;
export const BULK_CHANGES = ['assign', 'hand_over', 'status'] as const;
export type BulkChange = (typeof BULK_CHANGES)[number];

/** Whatever was sent: what is no case at all is refused by another rule. */
const idOf = (one: Partial<BulkCaseDto> | null): unknown =>
  typeof one?.id === 'string' ? one.id.toLowerCase() : one?.id;

export class BulkCaseDto {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  id!: string;

  @ApiPropertyOptional({
    type: String,
    format: 'uuid',
    nullable: true,
    description:
      'Who had the case when the caller looked, for `assign`. If that is somebody else by now: CASE_TAKEN.',
  })
  @ValidateIf((body: BulkCaseDto) => body.from !== undefined && body.from !== null)
  @IsUUID()
  from?: string | null;

  @ApiPropertyOptional({
    type: String,
    format: 'uuid',
    description: 'Who gets this case, where not all go to the same person.',
  })
  @IsOptional()
  @IsUUID()
  assigneeId?: string;
}

const namesEach = ({ assigneeId, cases }: Partial<BulkDto>): boolean =>
  assigneeId === undefined && Array.isArray(cases) && cases.every((one) => one?.assigneeId !== undefined);

export class BulkDto {
  @ApiProperty({
    enum: BULK_CHANGES,
    description: '`hand_over` gives away cases that the caller has, and no others.',
  })
  @IsIn(BULK_CHANGES)
  change!: BulkChange;

  @ApiProperty({ type: [BulkCaseDto], minItems: 1, maxItems: MOST_CASES })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_CASES)
  @IsObject({ each: true })
  @ArrayUnique(idOf)
  @ValidateNested({ each: true })
  @Type(() => BulkCaseDto)
  cases!: BulkCaseDto[];

  @ApiPropertyOptional({
    type: String,
    format: 'uuid',
    nullable: true,
    description:
      'With `assign` and `hand_over`: who gets the cases that name nobody themselves; null: nobody. Left out only where each names somebody.',
  })
  @ValidateIf((body: BulkDto) => body.change !== 'status' && body.assigneeId !== null && !namesEach(body))
  @IsUUID()
  assigneeId?: string | null;

  @ApiPropertyOptional({ type: StatusDto, description: 'With `status`.' })
  @ValidateIf((body: BulkDto) => body.change === 'status')
  @IsDefined()
  @IsObject()
  @ValidateNested()
  @Type(() => StatusDto)
  status?: StatusDto;
}

export class BulkFailureDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ type: String, nullable: true, description: 'Null for a case that the caller cannot see.' })
  reference!: string | null;

  @ApiProperty({
    example: 'CASE_TAKEN',
    description: 'What the change of this case alone would have answered.',
  })
  code!: string;
}

export class BulkAnswerDto {
  @ApiProperty({ type: 'integer', description: 'How many cases are as asked.' })
  done!: number;

  @ApiProperty({
    type: [BulkFailureDto],
    description: 'Those that were left as they are, in the order asked.',
  })
  failed!: BulkFailureDto[];
}
