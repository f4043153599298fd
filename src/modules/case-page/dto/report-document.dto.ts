import { ApiProperty } from '@nestjs/swagger';

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
}
