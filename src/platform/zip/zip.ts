import { crc32 } from 'node:zlib';

/** A file of an archive. `name`: plain letters, digits, dots and hyphens. */
export interface ZipFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const LOCAL_BYTES = 30;
/** Of PKWARE's APPNOTE: 2.0, which every program reads. */
const VERSION = 20;
/** 1980-01-01, the first day that the format knows: the archive says no time of its own. */
const NO_DATE = 0x0021;
const NAME = /^[A-Za-z0-9][A-Za-z0-9.-]{0,99}$/;

/** What stands in both headers of a file behind the version that is needed to read it. */
function shared({ name, bytes }: ZipFile): Buffer {
  const part = Buffer.alloc(24);
  part.writeUInt16LE(NO_DATE, 6); // behind flags (none), method (stored) and time (none)
  part.writeUInt32LE(crc32(bytes), 8);
  part.writeUInt32LE(bytes.length, 12);
  part.writeUInt32LE(bytes.length, 16);
  part.writeUInt16LE(name.length, 20);
  return part; // extra field: none
}

const u16 = (...values: number[]): Buffer => {
  const part = Buffer.alloc(values.length * 2);
  values.forEach((value, at) => part.writeUInt16LE(value, at * 2));
  return part;
};
const u32 = (...values: number[]): Buffer => {
  const part = Buffer.alloc(values.length * 4);
  values.forEach((value, at) => part.writeUInt32LE(value, at * 4));
  return part;
};

/**
 * An archive that any system opens (ZIP, stored without compression), the same bytes for the same files.
 *
 * @throws RangeError for a name that the format or a file system may read in two ways
 */
export function writeZip(files: readonly ZipFile[]): Buffer {
  const body: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const file of files) {
    if (!NAME.test(file.name)) throw new RangeError('not a name for an archive');
    const name = Buffer.from(file.name, 'latin1');
    const local = Buffer.concat([u32(LOCAL), u16(VERSION), shared(file), name, file.bytes]);
    // Comment, disk, internal and external attributes: none.
    directory.push(
      Buffer.concat([u32(CENTRAL), u16(VERSION, VERSION), shared(file), u16(0, 0, 0), u32(0, offset), name]),
    );
    body.push(local);
    offset += local.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = [u32(END), u16(0, 0, files.length, files.length), u32(size, offset), u16(0)];
  return Buffer.concat([...body, ...directory, ...end]);
}

/**
 * The files of an archive that `writeZip` made, whatever became of it since.
 *
 * @returns `intact`: whether every byte is as `writeZip` writes it for these files; null: no such archive can be read
 */
export function readZip(archive: Uint8Array): { files: ZipFile[]; intact: boolean } | null {
  const bytes = Buffer.from(archive.buffer, archive.byteOffset, archive.length);
  const files: ZipFile[] = [];
  let at = 0;
  while (at + LOCAL_BYTES <= bytes.length && bytes.readUInt32LE(at) === LOCAL) {
    const start = at + LOCAL_BYTES + bytes.readUInt16LE(at + 26);
    const end = start + bytes.readUInt32LE(at + 18);
    if (end > bytes.length) return null;
    const name = bytes.toString('latin1', at + LOCAL_BYTES, start);
    if (!NAME.test(name)) return null;
    files.push({ name, bytes: bytes.subarray(start, end) });
    at = end;
  }
  return files.length === 0 ? null : { files, intact: writeZip(files).equals(bytes) };
}
