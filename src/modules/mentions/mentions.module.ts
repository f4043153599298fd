import { Module } from '@nestjs/common';
import { registers } from '../../platform/definitions/index.js';
import { CasesModule } from '../cases/index.js';
import { DesksModule } from '../desks/index.js';
import { defineNoteFollower, MessagesModule } from '../messages/index.js';
import { StaffModule } from '../staff/index.js';
import { StaffNoticesModule } from '../staff-notices/index.js';
import { MENTION_DEFINITIONS } from './mention.definitions.js';
import { MentionRepository } from './mention.repository.js';
import { MentionsController } from './mentions.controller.js';
import { Mentions } from './mentions.service.js';

const tellMentioned = defineNoteFollower('mentions', Mentions, (mentions, note) => mentions.follow(note));

/** What every process has to know of mentions: the worker sends their mails. */
@Module({ providers: [registers(...MENTION_DEFINITIONS)] })
export class MentionsModule {}

/** Mentions in notes, for the web process alone. */
@Module({
  imports: [CasesModule, DesksModule, MentionsModule, MessagesModule, StaffModule, StaffNoticesModule],
  controllers: [MentionsController],
  providers: [MentionRepository, Mentions, registers(tellMentioned)],
})
export class MentionsWebModule {}
