/**
 * The fingerprints of files, as the reporter's browser writes them, the page shows them and the server reads them: one line a
 * file. Nothing here needs Node: the browser runs it too.
 *
 *     photo sha256=<64 hex> md5=<32 hex> pdq=<64 hex>:<quality>
 *     video sha256=<64 hex> md5=<32 hex> pdq=<64 hex>:<quality>@<second> pdq=...
 *     file sha256=<64 hex> md5=<32 hex>
 */

export const FILE_KINDS = ['photo', 'video', 'file'] as const;
/** `file`: the browser could open it as neither. */
export type FileKind = (typeof FILE_KINDS)[number];

/** What a picture, or one frame of a video, shows. */
export interface PictureFingerprint {
  /** 64 lower-case hexadecimal digits. */
  hash: string;
  /** 0 to 100. */
  quality: number;
  /** Where in the video the frame stands, in whole seconds; null: it is a photo. */
  second: number | null;
}

/** Of one file. */
export interface FileFingerprints {
  kind: FileKind;
  /** Of its bytes: 64 and 32 lower-case hexadecimal digits. */
  sha256: string;
  md5: string;
  /** One of a photo, some of a video, none of another file or where the browser cannot be trusted to read pictures. */
  pdq: readonly PictureFingerprint[];
}

/** So many files are taken at a time. */
export const MOST_FILES = 30;
/** So many frames of a video are looked at. */
export const MOST_FRAMES = 8;

export type ReadFingerprints =
  | { files: FileFingerprints[] }
  | { reason: 'FINGERPRINTS_EMPTY' | 'FINGERPRINTS_UNREADABLE' | 'FINGERPRINTS_TOO_MANY' };

/** One line a file, without a line break at the end. Pure. */
export function writeFingerprints(files: readonly FileFingerprints[]): string {
  return files.map(writeLine).join('\n');
}

function writeLine({ kind, sha256, md5, pdq }: FileFingerprints): string {
  const pictures = pdq.map(
    ({ hash, quality, second }) => `pdq=${hash}:${quality}${second === null ? '' : `@${second}`}`,
  );
  return [kind, `sha256=${sha256}`, `md5=${md5}`, ...pictures].join(' ');
}

const LINE = /^(photo|video|file) sha256=([0-9a-f]{64}) md5=([0-9a-f]{32})((?: pdq=\S+)*)$/;
const PICTURE = /^pdq=([0-9a-f]{64}):(100|[1-9]?\d)(?:@(0|[1-9]\d{0,5}))?$/;

/** Reads lines as `writeFingerprints` makes them, and nothing else; the same file twice counts once. Pure. */
export function readFingerprints(text: string): ReadFingerprints {
  const lines = text.split(/\r\n|\r|\n/).flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
  if (lines.length === 0) return { reason: 'FINGERPRINTS_EMPTY' };
  const files = new Map<string, FileFingerprints>();
  for (const line of lines) {
    const file = readLine(line);
    if (file === null) return { reason: 'FINGERPRINTS_UNREADABLE' };
    if (!files.has(file.sha256)) files.set(file.sha256, file);
  }
  if (files.size > MOST_FILES) return { reason: 'FINGERPRINTS_TOO_MANY' };
  return { files: [...files.values()] };
}

function readLine(line: string): FileFingerprints | null {
  const [, kind, sha256 = '', md5 = '', rest = ''] = LINE.exec(line) ?? [];
  if (kind !== 'photo' && kind !== 'video' && kind !== 'file') return null;
  const pdq: PictureFingerprint[] = [];
  for (const part of rest.split(' ').filter((one) => one !== '')) {
    const [, hash, quality, second] = PICTURE.exec(part) ?? [];
    if (hash === undefined) return null;
    pdq.push({ hash, quality: Number(quality), second: second === undefined ? null : Number(second) });
  }
  const most = { photo: 1, video: MOST_FRAMES, file: 0 }[kind];
  const isOfKind = pdq.every(({ second }) => (second === null) === (kind === 'photo'));
  return pdq.length <= most && isOfKind ? { kind, sha256, md5, pdq } : null;
}
