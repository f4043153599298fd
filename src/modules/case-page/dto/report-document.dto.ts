import { ApiProperty } from '@nestjs/swagger';
import { PersonDto } from '../../cases/index.js';
import { INTAKE_CHANNELS, type IntakeChannel } from '../../vocabulary/index.js';

export class ReportAnswerDto {
  @ApiProperty()
  id!: string;

  @ApiProperty({ description: 'The question in the words the reporter was asked in.' })
  question!: string;

  @ApiProperty({ type: [String], description: 'The chosen options, as enumerations.' })
  values!: string[];

  @ApiProperty({ type: [String], description: 'The chosen options, in the words the reporter saw.' })
  options!: string[];

  @ApiProperty({ type: String, nullable: true })
  text!: string | null;
}

/** Who wrote a report down for the person whose it is. */
export class TakenReportDto {
  @ApiProperty({ type: PersonDto })
  by!: PersonDto;

  @ApiProperty({ enum: INTAKE_CHANNELS })
  channel!: IntakeChannel;

  @ApiProperty({ type: String, nullable: true, description: 'What the person was promised.' })
  promised!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'How and when they can be reached safely.' })
  reach!: string | null;
}

/** The report itself. Each opening is in the audit log. */
export class ReportDocumentDto {
  @ApiProperty({ enum: [1], type: 'integer' })
  version!: 1;

  @ApiProperty()
  language!: string;

  @ApiProperty({ type: String, nullable: true })
  country!: string | null;

  @ApiProperty({ description: 'Sent before the form was finished.' })
  partial!: boolean;

  @ApiProperty({ type: [ReportAnswerDto] })
  answers!: ReportAnswerDto[];

  @ApiProperty({ type: String, nullable: true, description: 'A person who must not be given the case.' })
  keepOut!: string | null;

  @ApiProperty({
    type: TakenReportDto,
    nullable: true,
    description: 'Null: the reporter sent it themselves.',
  })
  taken!: TakenReportDto | null;
}
