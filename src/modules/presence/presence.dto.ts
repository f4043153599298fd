import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsUUID, ValidateIf } from 'class-validator';
import { PersonDto } from '../cases/index.js';
import { DOINGS, type Doing } from '../vocabulary/index.js';

/** A sign that a window shows a case. */
export class PresenceSignDto {
  @ApiProperty({ format: 'uuid', description: 'Chosen by the window when it opens.' })
  @IsUUID('4')
  window!: string;

  @ApiProperty({
    type: String,
    enum: DOINGS,
    nullable: true,
    description: 'Null: it shows the case no more.',
  })
  @ValidateIf((body: PresenceSignDto) => body.doing !== null)
  @IsIn(DOINGS)
  doing!: Doing | null;
}

/** A colleague who has a case before them. */
export class ColleagueDto {
  @ApiProperty({ format: 'uuid' })
  caseId!: string;

  @ApiProperty({ type: PersonDto })
  person!: PersonDto;

  @ApiProperty({ enum: DOINGS })
  doing!: Doing;
}
