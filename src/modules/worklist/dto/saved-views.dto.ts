import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsDefined,
  IsInt,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { LONGEST_NAME, MOST_VIEWS } from '../saved-view.errors.js';
import { WorklistFiltersDto } from './worklist-query.dto.js';

/** A way to narrow the queue that somebody keeps. */
export class SavedViewDto {
  @ApiProperty({ format: 'uuid', description: 'Chosen by the client.' })
  @IsUUID()
  id!: string;

  @ApiProperty({ maxLength: LONGEST_NAME })
  @IsString()
  @MaxLength(4 * LONGEST_NAME)
  name!: string;

  @ApiProperty({ type: WorklistFiltersDto })
  @IsDefined()
  @ValidateNested()
  @Type(() => WorklistFiltersDto)
  filters!: WorklistFiltersDto;
}

export class SetSavedViewsDto {
  @ApiProperty({
    type: 'integer',
    minimum: 0,
    description: 'The revision that was changed; 0: there were none.',
  })
  @IsInt()
  @Min(0)
  @Max(2_000_000_000)
  revision!: number;

  @ApiProperty({
    type: [SavedViewDto],
    maxItems: MOST_VIEWS,
    description: 'In the order in which they are shown.',
  })
  @IsArray()
  @ArrayMaxSize(MOST_VIEWS)
  @ValidateNested({ each: true })
  @Type(() => SavedViewDto)
  views!: SavedViewDto[];
}

/** All that a person keeps, in their order. */
export class SavedViewsDto {
  @ApiProperty({ type: 'integer' })
  revision!: number;

  @ApiProperty({ type: [SavedViewDto] })
  views!: SavedViewDto[];
}
