import { ApiPropertyOptional } from '@nestjs/swagger';
import { ProblemDto } from '../../../platform/http/index.js';

/** Why a text was not sent. Of CASE_HAS_NEWS it says what is new: sent again with that as `seen`, the text is sent. */
export class CaseNewsDto extends ProblemDto {
  @ApiPropertyOptional({
    type: 'integer',
    nullable: true,
    description: 'The place of the last entry by somebody else; null: none came.',
  })
  sequence?: number | null;

  @ApiPropertyOptional({ type: String, enum: ['reporter', 'staff'], nullable: true })
  author?: 'reporter' | 'staff' | null;

  @ApiPropertyOptional({ type: String, format: 'uuid', nullable: true, description: 'Who has the case now.' })
  assigneeId?: string | null;
}
