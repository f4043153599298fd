import { ApiProperty } from '@nestjs/swagger';
import { IsString, IsUUID, MaxLength, MinLength } from 'class-validator';

export const LONGEST_REASON = 2_000;

export class TransferDeskDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;
}

/** Where a case may go. */
export class TransferDto {
  @ApiProperty({ type: [TransferDeskDto], description: 'By name. None for who may not hand the case over.' })
  desks!: TransferDeskDto[];
}

export class TransferCaseDto {
  @ApiProperty({ format: 'uuid', description: 'The desk that gets the case.' })
  @IsUUID()
  deskId!: string;

  @ApiProperty({
    minLength: 1,
    maxLength: LONGEST_REASON,
    description: 'Kept as an internal note of the case, sealed.',
  })
  @IsString()
  @MinLength(1)
  @MaxLength(LONGEST_REASON)
  reason!: string;
}
