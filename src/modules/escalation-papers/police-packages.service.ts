import { Injectable } from '@nestjs/common';
import { KeyFile, organisationFingerprint, signPackage, toBase64Url } from '../../platform/crypto/index.js';
import { DatabaseClock, minute } from '../../platform/database/index.js';
import { PdfMaker } from '../../platform/pdf/index.js';
import { writeZip, type ZipFile } from '../../platform/zip/index.js';
import { Audit } from '../audit/index.js';
import { CaseWrite } from '../cases/index.js';
import {
  ApprovedEscalations,
  fieldsOf,
  type ApprovedEscalation,
  type EscalationPlace,
} from '../escalations/index.js';
import { CurrentSite } from '../site-settings/index.js';
import { StaffDirectory, type StaffSession } from '../staff/index.js';
import { certificateForm } from './certificate.js';
import { escalationPrinted, printEscalation } from './escalation-papers.definitions.js';
import type { Paper } from './escalation-papers.service.js';
import { istText } from './ist.js';
import { MANIFEST_FILE, manifestOf, SIGNATURE_FILE, type ManifestPerson } from './manifest.js';
import {
  CERTIFICATE_FILE,
  CONTENT_FILE,
  contentBytes,
  DOCUMENT_FILE,
  type PackageContentFile,
} from './package-content.js';
import { packageDocument } from './package-document.js';

/** The country whose law of evidence asks for a certificate with the record. */
const CERTIFIES = 'IN';

/** What was approved for an authority, as one file that proves itself: signed by who hands it out, whose key the organisation vouches for. */
@Injectable()
export class PolicePackages {
  constructor(
    private readonly approved: ApprovedEscalations,
    private readonly write: CaseWrite,
    private readonly audit: Audit,
    private readonly staff: StaffDirectory,
    private readonly site: CurrentSite,
    private readonly maker: PdfMaker,
    private readonly keyFile: KeyFile,
    private readonly clock: DatabaseClock,
  ) {}

  /**
   * An archive of document, data, manifest and signature. It is kept nowhere.
   *
   * @throws CASE_NOT_FOUND, ESCALATION_NOT_FOUND, ESCALATION_NOT_APPROVED, ESCALATION_NOT_NOW, ESCALATION_RECIPIENT_UNKNOWN,
   *   ESCALATION_RECIPIENT_CHANGED, ESCALATION_NOT_COVERED, ENTRIES_TAMPERED, STAFF_KEY_UNSIGNED, PRINT_UNAVAILABLE, PRINT_BUSY,
   *   PRINT_FAILED
   */
  async make(session: StaffSession, place: EscalationPlace): Promise<Paper> {
    const given = await this.approved.require(session, place, 'package');
    const { case: found, row, package: written, approval } = given;
    const people = await this.people([written.authorId, approval.by, session.staffId]);
    const made = minute(await this.clock.read());
    const files = await this.files(given, made);
    await this.write.change(session, found.id, printEscalation.name, (_, change) =>
      change.record(escalationPrinted({ recipient: row.recipientId, paper: 'package' })),
    );
    const head = await this.audit.head();
    const organisation = this.keyFile.organisationPublic;
    const manifest = manifestOf(files, {
      reference: found.reference,
      made: { utc: made.toISOString(), ist: istText(made) },
      approved: {
        ...{ escalationId: row.id, version: row.version, recipientId: row.recipientId },
        ...{ digest: Buffer.from(row.digest).toString('hex'), writtenBy: written.authorId },
        ...{ approvedBy: approval.by, at: approval.at.toISOString() },
      },
      people,
      signedBy: session.staffId,
      organisation: {
        signPublic: toBase64Url(organisation),
        fingerprint: organisationFingerprint(organisation),
      },
      auditHead: {
        row: String(head?.sequence ?? 0),
        hash: Buffer.from(head?.hash ?? new Uint8Array(32)).toString('hex'),
      },
    });
    const signature = signPackage(session.keys.signSecret, manifest);
    const bytes = writeZip([
      ...files,
      { name: MANIFEST_FILE, bytes: manifest },
      { name: SIGNATURE_FILE, bytes: signature },
    ]);
    return { name: `${found.reference}-${row.recipientId}.zip`, bytes };
  }

  private async files(given: ApprovedEscalation, made: Date): Promise<ZipFile[]> {
    const from = this.site.get().nameIn('en');
    const content = contentOf(given);
    const fingerprint = organisationFingerprint(this.keyFile.organisationPublic);
    const files = [
      {
        name: DOCUMENT_FILE,
        bytes: await this.maker.make(packageDocument(content, { from, made, fingerprint })),
      },
      { name: CONTENT_FILE, bytes: contentBytes(content) },
    ];
    if (given.reached?.record.country !== CERTIFIES) return files;
    const form = certificateForm(files, { reference: content.reference, from, made });
    return [...files, { name: CERTIFICATE_FILE, bytes: await this.maker.make(form) }];
  }

  /** Each of them once. */
  private async people(ids: readonly string[]): Promise<ManifestPerson[]> {
    const people: ManifestPerson[] = [];
    for (const id of new Set(ids)) {
      const { staffId, signPublic, kemPublic, signature } = await this.staff.keysStatement(id);
      people.push({
        staffId,
        signPublic: toBase64Url(signPublic),
        kemPublic: toBase64Url(kemPublic),
        keysSignature: toBase64Url(signature),
      });
    }
    return people;
  }
}

function contentOf({ case: found, row, package: written, reached }: ApprovedEscalation): PackageContentFile {
  const fields = reached ? fieldsOf(reached.channel) : [];
  return {
    format: 'abhaya/package-content/1',
    reference: found.reference,
    recipient: {
      id: row.recipientId,
      name: reached?.record.names['en'] ?? row.recipientId,
      channel: reached?.channel.type ?? row.channelKey,
      address: reached?.channel.address ?? null,
    },
    fields: fields.flatMap(({ key, label }) => {
      const value = written.fields[key];
      return value === undefined ? [] : [{ key, label, value }];
    }),
    enclosed: written.enclosed ?? [],
    text: written.text,
    digest: Buffer.from(row.digest).toString('hex'),
  };
}
