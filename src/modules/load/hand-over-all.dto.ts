import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID, ValidateIf } from 'class-validator';
import { BulkFailureDto } from '../bulk-changes/index.js';
import { PersonDto } from '../cases/index.js';

export const HAND_OVER_TO = ['load', 'colleague', 'nobody'] as const;

export class HandOverAllDto {
  @ApiProperty({ format: 'uuid', description: 'A desk of the caller.' })
  @IsUUID()
  deskId!: string;

  @ApiProperty({ enum: HAND_OVER_TO, description: '`load`: by load, to all others of the desk.' })
  @IsIn(HAND_OVER_TO)
  to!: (typeof HAND_OVER_TO)[number];

  @ApiPropertyOptional({ format: 'uuid', description: 'With `colleague`: who gets them.' })
  @ValidateIf(({ to }: HandOverAllDto) => to === 'colleague')
  @IsUUID()
  assigneeId?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Where to go on: `next` of the answer before.' })
  @IsOptional()
  @IsUUID()
  after?: string;
}

export class HandedOverDto {
  @ApiProperty({ type: 'integer', description: 'How many cases went where they were to go.' })
  done!: number;

  @ApiProperty({ type: [BulkFailureDto], description: 'Those that stayed with the person.' })
  failed!: BulkFailureDto[];

  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'To be given as `after` of the next request; null when all were looked at.',
  })
  next!: string | null;
}

export class HeldOnDeskDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ description: 'Whether the person is still of the desk.' })
  onDesk!: boolean;

  @ApiProperty({ type: 'integer', description: 'Open cases, up to 1001.' })
  open!: number;

  @ApiProperty({ type: 'integer', description: 'Those of urgency 1 and 2 among them.' })
  severe!: number;

  @ApiProperty({ type: [PersonDto], description: 'Who else of the desk can open its cases, by name.' })
  colleagues!: PersonDto[];
}

export class HeldCasesDto extends PersonDto {
  @ApiProperty({
    type: [HeldOnDeskDto],
    description: 'The desks of the caller that the person is on or has cases of.',
  })
  desks!: HeldOnDeskDto[];
}
