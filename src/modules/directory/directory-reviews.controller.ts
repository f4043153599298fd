import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { DatabaseClock } from '../../platform/database/index.js';
import { dayText } from '../../platform/text/index.js';
import { RequirePermission } from '../permissions/index.js';
import { Directory } from './directory.service.js';
import { isReviewDue } from './review.js';

export class DirectoryReviewsDto {
  @ApiProperty({ type: 'integer', description: 'Records whose day of review is there or has passed.' })
  due!: number;
}

/** What a coordinator is reminded of on every screen. */
@ApiTags('directory')
@Controller('api/directory-reviews')
export class DirectoryReviewsController {
  constructor(
    private readonly directory: Directory,
    private readonly clock: DatabaseClock,
  ) {}

  @Get()
  @RequirePermission('directory.manage')
  @ApiOperation({ operationId: 'getDirectoryReviews', summary: 'How many reviews of the directory are due' })
  @ApiOkResponse({ type: DirectoryReviewsDto })
  async get(): Promise<DirectoryReviewsDto> {
    const today = dayText(this.clock.now());
    const records = await this.directory.list();
    return { due: records.filter((record) => isReviewDue(record, today)).length };
  }
}
