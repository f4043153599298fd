/*
 * Makes fingerprints, away from the page. It reads a file piece by piece and keeps none of it; it has no way to send anything.
 *
 *     { do: 'test' }                              -> { did: 'test', isTrue }
 *     { do: 'file', number, file, isPicture }     -> { did: 'progress', number, part } ..., { did: 'file', number, md5, sha256, pdq }
 *     { do: 'frame', number, bitmap }             -> { did: 'frame', number, pdq }
 */
import { md5 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { pdqOf } from '../pdq.ts';

/** Read at a time, in bytes: a phone has room for it. */
const PIECE = 4 << 20;
/** A picture is made smaller before it is looked at: no side of it is longer, in pixels. The fingerprint hardly changes. */
const LONGEST_SIDE = 1024;

/** A picture by formula, and what its fingerprint has to be. */
const SAMPLE_SIDE = 128;
const SAMPLE_PDQ = '52603a9c5630b56757702ad052b3faae56683b9b5676ca245b2933bbd07afe04';

function sample() {
  const data = new Uint8ClampedArray(4 * SAMPLE_SIDE * SAMPLE_SIDE);
  for (let y = 0; y < SAMPLE_SIDE; y += 1)
    for (let x = 0; x < SAMPLE_SIDE; x += 1) {
      const value = (Math.floor((x * x) / 113) + y * 3) % 256;
      data.set([value, (value * 7) % 256, (x ^ y) & 255, 255], 4 * (y * SAMPLE_SIDE + x));
    }
  return new ImageData(data, SAMPLE_SIDE, SAMPLE_SIDE);
}

/** The pixels of a picture, as the browser tells them. */
function pixelsOf(bitmap) {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  return context.getImageData(0, 0, width, height);
}

/**
 * Whether this browser tells the truth about a picture: some change what is read of one, so that nobody is told apart by it. A
 * fingerprint of that would find nothing, or somebody else's picture.
 */
async function isTrue() {
  try {
    const drawn = sample();
    const read = pixelsOf(await createImageBitmap(drawn));
    return read.data.every((byte, at) => byte === drawn.data[at]) && pdqOf(read).hash === SAMPLE_PDQ;
  } catch {
    return false;
  }
}

async function pdqOfBitmap(bitmap) {
  try {
    return pdqOf(pixelsOf(await bitmap));
  } catch {
    return null;
  }
}

async function digest(number, file) {
  const [one, other] = [md5.create(), sha256.create()];
  for (let at = 0; at < file.size; at += PIECE) {
    const piece = new Uint8Array(await file.slice(at, at + PIECE).arrayBuffer());
    one.update(piece);
    other.update(piece);
    postMessage({ did: 'progress', number, part: Math.min(1, (at + PIECE) / file.size) });
  }
  return { md5: bytesToHex(one.digest()), sha256: bytesToHex(other.digest()) };
}

const DOES = {
  test: async () => ({ isTrue: await isTrue() }),
  file: async ({ number, file, isPicture }) => {
    try {
      const numbers = await digest(number, file);
      return { number, ...numbers, pdq: isPicture ? await pdqOfBitmap(createImageBitmap(file)) : null };
    } catch {
      return { number, md5: null };
    }
  },
  frame: async ({ number, bitmap }) => ({ number, pdq: await pdqOfBitmap(bitmap) }),
};

addEventListener('message', async ({ data }) => {
  postMessage({ did: data.do, ...(await DOES[data.do](data)) });
});
