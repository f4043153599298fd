import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

export class FieldErrorDto {
  @ApiProperty({ description: 'Path of the field in the request.' })
  field!: string;

  @ApiProperty({ description: 'What is wrong with it, in English; never the value.' })
  message!: string;
}

/** RFC 9457 problem details, with a stable `code` to act on. */
export class ProblemDto {
  @ApiProperty({ example: 'about:blank' })
  type!: string;

  @ApiProperty({ example: 'Not Found' })
  title!: string;

  @ApiProperty({ type: 'integer', example: 404 })
  status!: number;

  @ApiProperty({ example: 'CASE_NOT_FOUND' })
  code!: string;

  @ApiProperty({ example: 'There is nothing here that you can see.' })
  detail!: string;

  @ApiPropertyOptional({ type: [FieldErrorDto] })
  errors?: FieldErrorDto[];
}
