import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { registers } from '../../platform/definitions/index.js';
import { MailModule } from '../../platform/mail/index.js';
import { AuditModule } from '../audit/index.js';
import { DesksModule } from '../desks/index.js';
import { SiteSettingsModule } from '../site-settings/index.js';
import { AuditCheck, SchemaCheck } from './checks/database.js';
import { DeskHoldersCheck } from './checks/desk-holders.js';
import { BackupCheck, KeysCopiedCheck, MailCheck } from './checks/records.js';
import { HelplinesCheck, TextsCheck } from './checks/site-reviews.js';
import { RecordDone, TestMail } from './commands.js';
import { ReadinessController } from './readiness.controller.js';
import { READINESS_DEFINITIONS } from './readiness.definitions.js';
import { ReadinessRepository } from './readiness.repository.js';
import { Readiness } from './readiness.service.js';

const CHECKS = [
  AuditCheck,
  BackupCheck,
  DeskHoldersCheck,
  HelplinesCheck,
  KeysCopiedCheck,
  MailCheck,
  SchemaCheck,
  TextsCheck,
];

/** For the web process alone. Needs the schema watch from a global module, as well as database and logging. */
@Module({
  imports: [AuditModule, DesksModule, DiscoveryModule, MailModule, SiteSettingsModule],
  controllers: [ReadinessController],
  providers: [
    ...CHECKS,
    Readiness,
    ReadinessRepository,
    RecordDone,
    TestMail,
    registers(...READINESS_DEFINITIONS),
  ],
})
export class ReadinessWebModule {}
