import { ApiProperty } from '@nestjs/swagger';
import { IsUUID } from 'class-validator';
import { PersonDto } from '../cases/index.js';
import { URGENCIES, type Urgency } from '../vocabulary/index.js';

export class AskColleagueDto {
  @ApiProperty({ format: 'uuid', description: 'Somebody of the desk of the case.' })
  @IsUUID()
  staffId!: string;
}

/** A colleague who was asked into a case. */
export class ConsultationDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ type: PersonDto })
  askedBy!: PersonDto;

  @ApiProperty({ type: PersonDto })
  colleague!: PersonDto;

  @ApiProperty({ format: 'date-time' })
  askedAt!: string;
}

/** One of a list. */
export class ListedConsultationDto extends ConsultationDto {
  @ApiProperty({ format: 'uuid' })
  caseId!: string;

  @ApiProperty()
  reference!: string;

  @ApiProperty({ enum: URGENCIES, type: 'integer' })
  urgency!: Urgency;
}
