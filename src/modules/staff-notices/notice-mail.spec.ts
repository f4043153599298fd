import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { testConfig } from '../../../test/support/index.js';
import { projectRoot } from '../../platform/config/index.js';
import { Definitions, DefinitionsModule, registers } from '../../platform/definitions/index.js';
import { Catalogues, type MessageKey } from '../../platform/i18n/index.js';
import { defineNotice, type NoticeDefinition } from './notice.definition.js';
import { NoticeMail } from './notice-mail.js';
import type { WaitingNotice } from './notice.repository.js';
import { caseReceivedNotice, messageReceivedNotice, nobodyToTell } from './notices.js';

async function mailOf(...notices: NoticeDefinition[]): Promise<NoticeMail> {
  @Module({ providers: [registers(...notices)] })
  class FeatureModule {}
  const app = await Test.createTestingModule({ imports: [DefinitionsModule, FeatureModule] }).compile();
  await app.init();
  const catalogues = Catalogues.load(join(projectRoot(), 'locales'));
  const config = testConfig({ MAIL_FROM: 'Help desk <desk@help.example>', CONSOLE_ORIGIN: 'http://console' });
  return new NoticeMail(catalogues, app.get(Definitions), config);
}

const NOTICE: WaitingNotice = {
  jobId: 'job',
  id: '0b1a7c1e-0000-8000-8000-000000000000',
  reason: 'case_received',
  subjectId: 'subject',
  caseId: 'case',
  staffId: 'staff',
  email: 'asha@example.org',
  locale: 'en',
  active: true,
  reference: 'AB-1234',
  urgency: 2,
  status: 'new',
  excluded: [],
  exclusion: 'none',
  count: 1,
  copies: 0,
  failedOfLate: false,
};

describe('the mail of a notice', () => {
  it('has the words of its notice, an id of its own, and the way to the case where that leads anywhere', async () => {
    const mail = await mailOf(caseReceivedNotice, nobodyToTell);
    mail.onModuleInit();
    const received = mail.write(caseReceivedNotice, NOTICE);
    expect(received).toMatchObject({
      to: 'asha@example.org',
      subject: 'Case AB-1234 needs you (urgency 2)',
      messageId: '<0b1a7c1e-0000-8000-8000-000000000000@help.example>',
    });
    expect(received.text).toContain('A new case, AB-1234, needs you.');
    expect(received.text).toContain('http://console/cases/by-reference/AB-1234\n');
    expect(mail.write(nobodyToTell, NOTICE).text).not.toContain('/cases');
  });

  it('says how many it speaks for where it is more than one', async () => {
    const mail = await mailOf(messageReceivedNotice);
    const textOf = (count: number) => mail.write(messageReceivedNotice, { ...NOTICE, count }).text;
    expect(textOf(12)).toContain('Messages since you last opened the case: 12.');
    expect(textOf(1)).not.toContain('Messages since');
  });

  it('needs a text: a worker does not start with a notice that has none', async () => {
    const wordless = defineNotice({
      reason: 'wordless',
      mailKey: 'mail.nobody_wrote_this' as MessageKey,
      recipients: null,
      isCurrent: null,
      coalesce: 'subject',
    });
    const mail = await mailOf(caseReceivedNotice, wordless);
    expect(() => mail.onModuleInit()).toThrow('NOTICE_WITHOUT_TEXT: wordless');
  });
});
