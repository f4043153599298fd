import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, IsUUID } from 'class-validator';
import { MOST_EXCLUDED } from '../cases/index.js';
import { EXCLUSION_STATES, type ExclusionState, URGENCIES, type Urgency } from '../vocabulary/index.js';

export class ExclusionPersonDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ description: 'The case is kept from this person.' })
  excluded!: boolean;

  @ApiProperty({ description: 'What was typed may mean this person.' })
  possible!: boolean;
}

/** Whom the reporter wants kept away, as the panel of a case shows it. */
export class ExclusionDto {
  @ApiProperty({ enum: EXCLUSION_STATES })
  state!: ExclusionState;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'What was typed; null: nothing, or not for the caller.',
  })
  words!: string | null;

  @ApiProperty({ description: 'BCP 47, of the words.' })
  language!: string;

  @ApiProperty({
    type: [ExclusionPersonDto],
    description: 'The people of the desk; none for who may not decide.',
  })
  people!: ExclusionPersonDto[];
}

/** Who of the desk must not have the case. */
export class DecideExclusionDto {
  @ApiProperty({ type: [String], format: 'uuid', description: 'Empty: nobody.' })
  @IsArray()
  @ArrayMaxSize(MOST_EXCLUDED)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  staffIds!: string[];
}

export class HandExclusionDto {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  staffId!: string;
}

export class WaitingPersonDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;
}

/** A case that nobody of its desk may read before somebody is asked to: never a word of it. */
export class WaitingExclusionDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  reference!: string;

  @ApiProperty({ enum: URGENCIES, type: 'integer', description: '1 is the most urgent.' })
  urgency!: Urgency;

  @ApiProperty()
  desk!: string;

  @ApiProperty({ type: WaitingPersonDto, nullable: true, description: 'Who was asked already.' })
  decider!: WaitingPersonDto | null;

  @ApiProperty({
    type: [WaitingPersonDto],
    description: 'People of the desk who can be asked: none of them may be meant.',
  })
  people!: WaitingPersonDto[];
}
