/** The words of what is printed for those who can act, in English, the language of the desk; what people typed stays as they typed it. */
export const PAPER_WORDS = {
  reference: 'Our reference',
  printedOn: 'Printed on',
  approved: 'What was approved',
  digest: 'SHA-256 of the text',
  digestMeans:
    'Two people of the helpdesk saw exactly this text: one wrote it, another approved it. The digest is of the text in UTF-8.',
  made: 'Made on',
  recipient: 'For',
  recorded: 'recorded',
  check: 'How to check this package',
  checkSteps: [
    'The file manifest.json lists each file with its SHA-256; manifest.sig is the signature of a member of staff over it.',
    'The program of the helpdesk (Abhaya, free software) checks all of it without a network: npm run cli -- verify-package <the .zip file>',
    'It shows a fingerprint of the organisation. Ask the helpdesk for theirs by another way, such as a call: both have to be the same.',
  ],
  fingerprint: 'Fingerprint of the organisation',
  noPicture: 'No picture is part of this package, and the helpdesk never held one.',
} as const;

/**
 * The form of the certificate for electronic records (Bharatiya Sakshya Adhiniyam 2023, section 63(4)(c), Schedule): its fields in
 * order. A person fills it in and signs it.
 */
export const CERTIFICATE_WORDS = {
  title: 'Certificate for electronic records: form with blanks',
  lead: [
    'Bharatiya Sakshya Adhiniyam 2023, section 63(4)(c), Schedule. This form is not a certificate until people have filled it in and signed it.',
    'The digests and the time at which they were made are filled in; nothing else is. Compare the form with the Schedule before you sign it.',
    'Part A is signed by who controls the device or the record: for the records of the helpdesk, somebody of the helpdesk; for what is on a phone, the person whose phone it is, or a parent. Part B is signed by an expert.',
  ],
  partA: 'Part A: to be filled in by the party',
  partB: 'Part B: to be filled in by the expert',
  name: 'Name',
  relative: 'Son, daughter or spouse of',
  residing: 'Residing or employed at',
  source: 'Source of the record (tick)',
  sources: [
    'Computer or storage media',
    'DVR',
    'Mobile',
    'Flash drive',
    'CD or DVD',
    'Server',
    'Cloud',
    'Other: ____________',
  ],
  make: 'Make and model',
  colour: 'Colour',
  serial: 'Serial number',
  identifiers: 'IMEI, UIN, UID, MAC or Cloud ID, as it applies',
  other: 'Other information about the device or the record',
  declaration: 'Declared by who signs',
  declarationText:
    'The device or source was under lawful control, it was working properly, and the record was made in the ordinary course of activity, as the Schedule says it in full.',
  relation: 'The device or source is (tick)',
  relations: ['Owned', 'Maintained', 'Managed', 'Operated'],
  hashes: 'Hash values of the records (hash report enclosed)',
  algorithm: 'Algorithm',
  algorithms: '[  ] SHA1   [x] SHA256   [  ] MD5   [  ] Other (legally acceptable standard): ____________',
  hashedAt: 'Date and time at which the hash values were made (IST, 24 hours)',
  signature: 'Name and signature',
  signedOn: 'Date (DD/MM/YYYY) and time (IST, 24 hours) of the signature',
  place: 'Place',
  report: 'Hash report',
} as const;
