import { ApiProperty } from '@nestjs/swagger';
import { IsInt, Max, Min } from 'class-validator';

/** Up to where somebody has read a case. */
export class ReadMarkDto {
  @ApiProperty({ type: 'integer', minimum: 1, description: 'The sequence of the last entry that was shown.' })
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  sequence!: number;
}
