/**
 * PDQ: a fingerprint of what a picture shows, by which the same picture is found again after it was made smaller, saved anew or
 * slightly changed. Written after the description of the algorithm by its authors (Facebook, "The TMK+PDQF Video-Hashing
 * Algorithm and the PDQ Image-Hashing Algorithm", 2019). It runs in the reporter's browser; nothing here needs Node.
 *
 * Every step rounds to single precision, as the reference does: on a symmetric picture half of the values are equal but for
 * rounding, and double precision puts them on other sides of the median.
 */

/** Pixels row by row from the top, four bytes each: red, green, blue, and one that is not read. As `ImageData` of a browser. */
export interface Pixels {
  data: Uint8Array | Uint8ClampedArray;
  /** In pixels, at least 1. */
  width: number;
  height: number;
}

export interface PdqFingerprint {
  /** 256 bits as 64 lower-case hexadecimal digits. */
  hash: string;
  /** 0 to 100: how much there is in the picture to tell it by. Below 50 nothing should be matched by it. */
  quality: number;
}

/** The width and height of the picture from which the fingerprint is taken. */
const SIDE = 64;
/** The lowest frequencies of it, each way, but for the very lowest: they are the fingerprint. */
const FREQUENCIES = 16;
const BOX_PASSES = 2;
/** How often the picture is averaged over a window: so many windows span twice its side. */
const WINDOWS = 2 * SIDE;
const LUMA = { red: 0.299, green: 0.587, blue: 0.114 };
/** What the sum of the steps between neighbours is divided by; found by its authors. */
const QUALITY_DIVISOR = 90;

const f = Math.fround;

/** Rounded before it is multiplied, which the last bits of a flat picture depend on. */
const SCALE = f(Math.sqrt(2 / SIDE));
/** One row of cosines for each frequency, over the width of the small picture. */
const COSINES = Float32Array.from({ length: FREQUENCIES * SIDE }, (_, index) => {
  const frequency = Math.floor(index / SIDE) + 1;
  const place = index % SIDE;
  return SCALE * Math.cos((Math.PI / 2 / SIDE) * frequency * (2 * place + 1));
});

/** @throws RangeError where the picture has no pixel, or fewer bytes than its size asks for */
export function pdqOf(picture: Pixels): PdqFingerprint {
  const { width, height } = picture;
  const brightness = brightnessOf(picture);
  smooth(brightness, width, height);
  const small = shrink(brightness, width, height);
  return { hash: bitsOf(frequenciesOf(small)), quality: qualityOf(small) };
}

/** How many of the 256 bits differ: 0 to 256. Both are 64 hexadecimal digits. */
export function pdqDistance(one: string, other: string): number {
  let distance = 0;
  for (let at = 0; at < one.length; at += 8) {
    let different = parseInt(one.slice(at, at + 8), 16) ^ parseInt(other.slice(at, at + 8), 16);
    for (; different !== 0; different &= different - 1) distance += 1;
  }
  return distance;
}

function brightnessOf({ data, width, height }: Pixels): Float32Array {
  if (!Number.isInteger(width) || !Number.isInteger(height) || width < 1 || height < 1)
    throw new RangeError('a picture has at least one pixel');
  if (data.length < 4 * width * height) throw new RangeError('a picture has four bytes for each pixel');
  const [red, green, blue] = [f(LUMA.red), f(LUMA.green), f(LUMA.blue)];
  const brightness = new Float32Array(width * height);
  for (let pixel = 0, at = 0; pixel < brightness.length; pixel += 1, at += 4)
    brightness[pixel] = f(
      f(f(red * (data[at] ?? 0)) + f(green * (data[at + 1] ?? 0))) + f(blue * (data[at + 2] ?? 0)),
    );
  return brightness;
}

/** In place: averages over a window twice each way, which together weigh the nearer pixels more (a tent). */
function smooth(picture: Float32Array, width: number, height: number): void {
  const other = new Float32Array(picture.length);
  const [across, down] = [windowOf(width), windowOf(height)];
  for (let pass = 0; pass < BOX_PASSES; pass += 1) {
    for (let row = 0; row < height; row += 1)
      average(picture, other, { start: row * width, step: 1, length: width, window: across });
    for (let column = 0; column < width; column += 1)
      average(other, picture, { start: column, step: width, length: height, window: down });
  }
}

/** In pixels; 1 for a picture that is as small as the one it becomes. */
function windowOf(length: number): number {
  return Math.floor((length + WINDOWS - 1) / WINDOWS);
}

interface Line {
  start: number;
  step: number;
  length: number;
  window: number;
}

/** The average of a window about each value of one line; at the ends the window holds fewer values. */
function average(from: Float32Array, to: Float32Array, { start, step, length, window }: Line): void {
  const ahead = Math.floor((window + 2) / 2) - 1;
  const behind = window - ahead - 1;
  let sum = 0;
  let held = 0;
  for (let place = -ahead; place < length; place += 1) {
    const enters = place + ahead;
    if (enters < length) {
      sum = f(sum + (from[start + enters * step] ?? 0));
      held += 1;
    }
    const leaves = place - behind - 1;
    if (leaves >= 0) {
      sum = f(sum - (from[start + leaves * step] ?? 0));
      held -= 1;
    }
    if (place >= 0) to[start + place * step] = f(sum / held);
  }
}

/** Takes the value in the middle of each of 64 by 64 fields. */
function shrink(picture: Float32Array, width: number, height: number): Float32Array {
  const small = new Float32Array(SIDE * SIDE);
  for (let row = 0; row < SIDE; row += 1) {
    const fromRow = Math.floor(((row + 0.5) * height) / SIDE);
    for (let column = 0; column < SIDE; column += 1)
      small[row * SIDE + column] =
        picture[fromRow * width + Math.floor(((column + 0.5) * width) / SIDE)] ?? 0;
  }
  return small;
}

/** By the steps in brightness between neighbours, in whole hundredths of the whole range. */
function qualityOf(small: Float32Array): number {
  let steps = 0;
  const step = (one: number, other: number) => {
    const difference = f((small[one] ?? 0) - (small[other] ?? 0));
    steps += Math.abs(Math.trunc(f(f(difference * 100) / 255)));
  };
  for (let row = 0; row < SIDE; row += 1)
    for (let column = 0; column < SIDE; column += 1) {
      const at = row * SIDE + column;
      if (row < SIDE - 1) step(at, at + SIDE);
      if (column < SIDE - 1) step(at, at + 1);
    }
  return Math.min(100, Math.floor(steps / QUALITY_DIVISOR));
}

/** The discrete cosine transform (type II) of the small picture, of its frequencies 1 to 16 each way. */
function frequenciesOf(small: Float32Array): Float32Array {
  const half = new Float32Array(FREQUENCIES * SIDE);
  for (let row = 0; row < FREQUENCIES; row += 1)
    for (let column = 0; column < SIDE; column += 1) {
      let sum = 0;
      for (let k = 0; k < SIDE; k += 1)
        sum = f(sum + f((COSINES[row * SIDE + k] ?? 0) * (small[k * SIDE + column] ?? 0)));
      half[row * SIDE + column] = sum;
    }
  const whole = new Float32Array(FREQUENCIES * FREQUENCIES);
  for (let row = 0; row < FREQUENCIES; row += 1)
    for (let column = 0; column < FREQUENCIES; column += 1) {
      let sum = 0;
      for (let k = 0; k < SIDE; k += 1)
        sum = f(sum + f((half[row * SIDE + k] ?? 0) * (COSINES[column * SIDE + k] ?? 0)));
      whole[row * FREQUENCIES + column] = sum;
    }
  return whole;
}

/** A bit for each frequency that is stronger than the median. The first of them is the last bit. */
function bitsOf(frequencies: Float32Array): string {
  const median = frequencies.toSorted()[frequencies.length / 2 - 1] ?? 0;
  let hash = '';
  for (let row = FREQUENCIES - 1; row >= 0; row -= 1) {
    let word = 0;
    for (let bit = 0; bit < FREQUENCIES; bit += 1)
      if ((frequencies[row * FREQUENCIES + bit] ?? 0) > median) word |= 1 << bit;
    hash += word.toString(16).padStart(4, '0');
  }
  return hash;
}
