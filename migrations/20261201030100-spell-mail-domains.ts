import { domainToASCII } from 'node:url';
import type { MigrationInterface, QueryRunner } from 'typeorm';

interface Account {
  id: string;
  email: string;
}

/**
 * A mailbox is one account, however its domain is spelled: in the table it is spelled in ASCII. Where both spellings have an account
 * the second stays as it is, and no one can sign in to it any more.
 */
export class SpellMailDomains20261201030100 implements MigrationInterface {
  name = 'SpellMailDomains20261201030100';

  async up(db: QueryRunner): Promise<void> {
    const accounts = (await db.query('SELECT id, email FROM staff ORDER BY created_at, id')) as Account[];
    const known = new Set(accounts.map(({ email }) => email.toLowerCase()));
    for (const { id, email } of accounts) {
      const at = email.lastIndexOf('@');
      const ascii = domainToASCII(email.slice(at + 1));
      const spelled = `${email.slice(0, at)}@${ascii}`;
      if (ascii === '' || known.has(spelled.toLowerCase())) continue;
      known.add(spelled.toLowerCase());
      await db.query('UPDATE staff SET email = $2 WHERE id = $1', [id, spelled]);
    }
  }

  async down(): Promise<void> {
    // The other spelling leads to the same mailbox.
  }
}
