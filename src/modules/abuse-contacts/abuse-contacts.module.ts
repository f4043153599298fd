import { Module } from '@nestjs/common';
import { AbuseContactsController } from './abuse-contacts.controller.js';
import { AbuseContacts } from './abuse-contacts.service.js';

/** The look-up of abuse contacts, for the web process alone. */
@Module({ controllers: [AbuseContactsController], providers: [AbuseContacts] })
export class AbuseContactsWebModule {}
