import { ApiProperty } from '@nestjs/swagger';
import { CaseRowDto } from '../cases/index.js';
import { TransferDeskDto } from './transfer.dto.js';

export class SharedWithDto extends TransferDeskDto {
  @ApiProperty({ format: 'date' })
  since!: string;
}

/** Which desks read a case besides its own. */
export class SharingDto {
  @ApiProperty({
    type: String,
    nullable: true,
    description:
      'The name of the desk whose case it is, for people of a desk that it is shared with; else null.',
  })
  owner!: string | null;

  @ApiProperty({ type: [SharedWithDto], description: 'By name.' })
  sharedWith!: SharedWithDto[];

  @ApiProperty({
    type: [TransferDeskDto],
    description: 'Those that it could be shared with, by name. None for who may not share it.',
  })
  desks!: TransferDeskDto[];
}

/** A case of another desk that the caller reads. */
export class SharedCaseDto extends CaseRowDto {
  @ApiProperty({ description: 'The name of the desk whose case it is.' })
  owner!: string;
}
