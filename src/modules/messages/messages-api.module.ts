import { Module } from '@nestjs/common';
import { MessagesController } from './messages.controller.js';
import { MessagesModule } from './messages.module.js';

/** The messages of the console's API, for the web process alone. */
@Module({ imports: [MessagesModule], controllers: [MessagesController] })
export class MessagesApiModule {}
