import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import {
  pdqDistance,
  pdqOf,
  readFingerprints,
  type FileFingerprints,
  type Pixels,
} from '../../src/modules/fingerprints/index.js';
import { axeFindings, TestBrowser, type Complaints } from '../support/browser.js';
import { startHelpdesk, type Helpdesk } from '../support/helpdesk.js';
import { Reporter } from '../support/reporter.js';
import { ADULT_SHARED } from '../support/reports.js';
import { PHONE } from '../support/site-window.js';

/** Bigger than what the browser looks at, and of another shape. */
const WIDTH = 1500;
const HEIGHT = 1100;
const NAME = 'my-private-holiday';
/** Takes long enough to be stopped. */
const HUGE = 3_000_000_000;

let desk: Helpdesk;
let browser: TestBrowser;
let folder: string;
let code: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pictures-'));
  desk = await startHelpdesk({ worker: false });
  browser = await TestBrowser.launch();
  code = await new Reporter(desk.site).fileReport(ADULT_SHARED);
});
afterEach(() => browser.closeAll());
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await desk?.stop();
});

/** Somebody who came back with their code, on the page that makes fingerprints. */
async function open(): Promise<{ page: Page; complaints: Complaints; asked: () => string[] }> {
  const { page, complaints } = await browser.open({ baseURL: desk.site, ...PHONE });
  const asked: string[] = [];
  page.context().on('request', (request) => {
    // The page looks at a video that was chosen by an address of the device itself.
    if (request.url().startsWith('blob:')) return;
    asked.push([request.method(), new URL(request.url()).pathname, request.postData() ?? ''].join(' '));
  });
  await page.goto('/c');
  await page.getByLabel('Your code').fill(code);
  await page.getByRole('button', { name: 'Open' }).click();
  await page.getByText('Fingerprints of pictures and videos').click();
  await page.getByRole('link', { name: 'Make fingerprints' }).click();
  return { page, complaints, asked: () => asked.splice(0) };
}

const chooser = (page: Page) => page.getByLabel('Choose pictures or videos');
const numbers = (page: Page) => page.getByLabel('This is what is sent');
const says = (page: Page, words: string | RegExp) => page.getByRole('status').getByText(words).waitFor();

async function filesIn(page: Page): Promise<FileFingerprints[]> {
  const read = readFingerprints(await numbers(page).inputValue());
  if (!('files' in read)) throw new Error(read.reason);
  return read.files;
}

function put(ending: string, bytes: Uint8Array): string {
  const path = join(folder, `${NAME}-${randomBytes(4).toString('hex')}.${ending}`);
  writeFileSync(path, bytes);
  return path;
}

/** The picture that `paint` draws, as PDQ reads it. */
function pixels(): Pixels {
  const data = new Uint8ClampedArray(4 * WIDTH * HEIGHT);
  for (let y = 0; y < HEIGHT; y += 1)
    for (let x = 0; x < WIDTH; x += 1) {
      const v = (Math.floor((x * x) / 5_000) + Math.floor(y / 3)) % 256;
      data.set([v, (v * 3) % 256, 255 - v, 255], 4 * (y * WIDTH + x));
    }
  return { data, width: WIDTH, height: HEIGHT };
}

/** A picture that was saved, and a video that shows it, as files: a browser makes them. */
async function pictureAndVideo(): Promise<{ picture: string; video: string }> {
  const { page } = await browser.open({});
  const made = await page.evaluate(
    async ({ width, height, data }) => {
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [width, height];
      const context = canvas.getContext('2d');
      const bytes = Uint8ClampedArray.from(atob(data), (letter) => letter.charCodeAt(0));
      const draw = () => context?.putImageData(new ImageData(bytes, width, height), 0, 0);
      draw();
      const text = async (blob: Blob) => {
        const array = new Uint8Array(await blob.arrayBuffer());
        let letters = '';
        for (const byte of array) letters += String.fromCharCode(byte);
        return btoa(letters);
      };
      const png = await new Promise<Blob | null>((done) => canvas.toBlob(done));
      document.body.append(canvas);
      const stream = canvas.captureStream(0);
      const [track] = stream.getVideoTracks() as CanvasCaptureMediaStreamTrack[];
      const recorder = new MediaRecorder(stream, { mimeType: 'video/webm' });
      const parts: Blob[] = [];
      const recorded = () => parts.reduce((sum, { size }) => sum + size, 0);
      const stopped = new Promise((done) => (recorder.onstop = done));
      recorder.start();
      while (recorded() < 60_000) {
        const came = new Promise<void>((done) => {
          recorder.ondataavailable = ({ data: part }) => {
            parts.push(part);
            done();
          };
        });
        draw();
        track?.requestFrame();
        recorder.requestData();
        await came;
      }
      recorder.stop();
      await stopped;
      return { picture: await text(png ?? new Blob()), video: await text(new Blob(parts)) };
    },
    { width: WIDTH, height: HEIGHT, data: Buffer.from(pixels().data).toString('base64') },
  );
  const file = (ending: string, text: string) => put(ending, Buffer.from(text, 'base64'));
  return { picture: file('png', made.picture), video: file('webm', made.video) };
}

const digest = (algorithm: string, path: string): string =>
  createHash(algorithm).update(readFileSync(path)).digest('hex');

it('makes the numbers of files on the device, shows them, and sends nothing else', async () => {
  const { picture, video } = await pictureAndVideo();
  const long = put('jpg', randomBytes(9_000_000));
  const { page, complaints, asked } = await open();
  await chooser(page).waitFor();
  expect(await axeFindings(page)).toEqual([]);
  asked();

  await chooser(page).setInputFiles([picture, video, long]);
  await says(page, 'Done.');
  const files = await filesIn(page);
  expect(files.map(({ kind, sha256, md5 }) => ({ kind, sha256, md5 }))).toEqual(
    [picture, video, long].map((path, at) => ({
      kind: ['photo', 'video', 'photo'][at],
      sha256: digest('sha256', path),
      md5: digest('md5', path),
    })),
  );
  const { hash } = pdqOf(pixels());
  const [photo, frames, none] = files.map(({ pdq }) => pdq);
  expect(photo).toHaveLength(1);
  expect(frames?.length).toBeGreaterThan(0);
  expect(none).toEqual([]);
  for (const one of photo ?? []) expect(pdqDistance(one.hash, hash)).toBeLessThanOrEqual(10);
  for (const one of frames ?? []) expect(pdqDistance(one.hash, hash)).toBeLessThanOrEqual(31);
  expect(await chooser(page).inputValue()).toBe('');
  expect(await axeFindings(page)).toEqual([]);

  // Until here not one request: what leaves is the form with these lines, and no name, size or byte of a file.
  expect(asked()).toEqual([]);
  const lines = await numbers(page).inputValue();
  await page.getByRole('button', { name: 'Send these numbers' }).click();
  await page.locator('.thread').getByText('Fingerprints of 3 files').waitFor();
  const [post = '', ...rest] = asked();
  const [method, path, body] = post.split(' ');
  const fields = new URLSearchParams(body);
  expect([method, path, [...fields.keys()].sort()]).toEqual(['POST', '/r/n', ['c', 'n', 'prints', 't']]);
  expect(fields.get('prints')?.replaceAll('\r\n', '\n')).toBe(lines);
  expect(rest.filter((one) => !/^GET \/(?:r|assets\/\S+) $/.test(one))).toEqual([]);
  expect([post, ...rest].join()).not.toContain(NAME);
  const kept = await page.evaluate(async () => [
    localStorage.length,
    sessionStorage.length,
    (await caches.keys()).length,
    (await indexedDB.databases()).length,
  ]);
  expect(kept).toEqual([0, 0, 0, 0]);
  expect(complaints).toEqual([]);
});

it('can be stopped in the middle of a big file, keeps what was done, and goes on with others', async () => {
  const [small, other] = [put('bin', randomBytes(1000)), put('bin', randomBytes(2000))];
  const big = put('bin', Buffer.from('begins'));
  truncateSync(big, HUGE);
  const { page, complaints } = await open();
  await chooser(page).setInputFiles([small, big]);
  await says(page, /File 2 of 2: [1-9]/);
  await page.getByRole('button', { name: 'Stop' }).click();
  await says(page, 'Stopped.');
  expect((await filesIn(page)).map(({ sha256 }) => sha256)).toEqual([digest('sha256', small)]);
  await chooser(page).setInputFiles([small, other]);
  await says(page, 'Done.');
  expect((await filesIn(page)).map(({ sha256 }) => sha256)).toEqual(
    [small, other].map((path) => digest('sha256', path)),
  );
  expect(complaints).toEqual([]);
});

it('finds out a browser that falsifies pictures, says so, and makes only the numbers of the file', async () => {
  const { picture } = await pictureAndVideo();
  const { page } = await browser.open({ baseURL: desk.site, ...PHONE });
  const lie = `const read = OffscreenCanvasRenderingContext2D.prototype.getImageData;
    OffscreenCanvasRenderingContext2D.prototype.getImageData = function (...given) {
      const seen = read.apply(this, given);
      seen.data[4000] ^= 1;
      return seen;
    };`;
  await page.route('**/assets/fingerprint-worker*', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: lie + (await response.text()) });
  });
  await page.goto('/c');
  await page.getByLabel('Your code').fill(code);
  await page.getByRole('button', { name: 'Open' }).click();
  await page.goto('/r/n');
  await says(page, 'Your browser changes pictures');
  await chooser(page).setInputFiles(picture);
  await says(page, 'Done.');
  expect(await filesIn(page)).toEqual([
    { kind: 'photo', sha256: digest('sha256', picture), md5: digest('md5', picture), pdq: [] },
  ]);
});

it('says without a script that nothing is lost by it', async () => {
  const { page } = await browser.open({ baseURL: desk.site, ...PHONE, javaScriptEnabled: false });
  await page.goto('/c');
  await page.getByLabel('Your code').fill(code);
  await page.getByRole('button', { name: 'Open' }).click();
  await page.goto('/r/n');
  await page.getByText('This page needs a script').waitFor();
  expect(await chooser(page).isVisible()).toBe(false);
});
