import { ApiProperty } from '@nestjs/swagger';

export class RotatedDeskDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ type: 'integer', description: 'How many people have its new key.' })
  members!: number;
}

export class KeptDeskDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;
}

/** What became of the desks of somebody whose account was shut. */
export class DisabledStaffDto {
  @ApiProperty({ type: [RotatedDeskDto], description: 'The desks that have a new key.' })
  rotated!: RotatedDeskDto[];

  @ApiProperty({
    type: [KeptDeskDto],
    description:
      'The desks that keep their key, for nobody else has it and what is sealed to it would be lost.',
  })
  kept!: KeptDeskDto[];
}

/** A desk whose key was changed, and how far what was sealed to the earlier ones is wrapped anew. */
export class RewrapDto {
  @ApiProperty({ format: 'uuid' })
  deskId!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({
    type: 'integer',
    description: 'How many keys and cards of cases are still sealed to an earlier key.',
  })
  left!: number;

  @ApiProperty({ type: 'integer', description: 'Of how many.' })
  all!: number;

  @ApiProperty({ description: 'Whether it goes on at this moment.' })
  running!: boolean;

  @ApiProperty({
    description: 'Whether the caller can begin it: a coordinator who has the keys of the desk.',
  })
  mayBegin!: boolean;
}
