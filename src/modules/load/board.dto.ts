import { ApiProperty } from '@nestjs/swagger';
import { PersonDto } from '../cases/index.js';
import { CASE_KINDS, type CaseKind, URGENCIES, type Urgency } from '../vocabulary/index.js';

export class BoardCaseDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  reference!: string;

  @ApiProperty({ enum: CASE_KINDS })
  kind!: CaseKind;

  @ApiProperty({ enum: URGENCIES, type: 'integer', description: '1 is the most urgent.' })
  urgency!: Urgency;

  @ApiProperty({ type: PersonDto, nullable: true })
  assignee!: PersonDto | null;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  nextDeadlineAt!: string | null;
}

export class BoardListDto {
  @ApiProperty({ type: [BoardCaseDto], description: 'The first of them.' })
  cases!: BoardCaseDto[];

  @ApiProperty({ type: 'integer', description: 'How many there are, up to 1001.' })
  count!: number;
}

export class PersonLoadDto extends PersonDto {
  @ApiProperty({
    description: 'Whether the person is of the desk; false: they left it, and have cases of it still.',
  })
  onDesk!: boolean;

  @ApiProperty({ type: 'integer', description: 'Open cases, up to 1001.' })
  open!: number;

  @ApiProperty({ type: 'integer', description: 'Those of urgency 1 and 2 among them.' })
  severe!: number;

  @ApiProperty({ type: 'integer', description: 'Urgency 1 counts four, 2 two, 3 and 4 one.' })
  weighted!: number;
}

export class DeskBoardDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ type: BoardListDto, description: 'Past their deadline, the latest first.' })
  overdue!: BoardListDto;

  @ApiProperty({ type: BoardListDto, description: 'Nobody has them; the oldest first.' })
  unassigned!: BoardListDto;

  @ApiProperty({
    type: [PersonLoadDto],
    description: 'Those of the desk, and those who left it with cases, by name.',
  })
  people!: PersonLoadDto[];
}

export class BoardDto {
  @ApiProperty({ type: [DeskBoardDto], description: 'The desks of the caller, by name.' })
  desks!: DeskBoardDto[];
}
