import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';

export class OwnLanguageDto {
  @ApiProperty({ example: 'hi', description: 'BCP 47 tag of a language that the helpdesk speaks.' })
  @IsString()
  @MaxLength(35)
  language!: string;
}
