import { ApiProperty } from '@nestjs/swagger';
import { PersonDto } from '../cases/index.js';
import { URGENCIES, type Urgency } from '../vocabulary/index.js';

/** A second person that somebody asked for. */
export class RaisedHandDto {
  @ApiProperty({ type: PersonDto })
  raisedBy!: PersonDto;

  @ApiProperty({ format: 'date-time' })
  raisedAt!: string;

  @ApiProperty({ description: 'Whether all of the desk were told, and not only who leads it.' })
  wide!: boolean;

  @ApiProperty({ type: PersonDto, nullable: true, description: 'Who comes.' })
  answeredBy!: PersonDto | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  answeredAt!: string | null;
}

/** The panel. */
export class CaseHandDto {
  @ApiProperty({ type: RaisedHandDto, nullable: true, description: 'Null: nobody asks.' })
  hand!: RaisedHandDto | null;
}

/** One of a list. */
export class ListedHandDto extends RaisedHandDto {
  @ApiProperty({ format: 'uuid' })
  caseId!: string;

  @ApiProperty()
  reference!: string;

  @ApiProperty({ enum: URGENCIES, type: 'integer' })
  urgency!: Urgency;
}
