/*
 * The page that makes fingerprints of files: they are read by a worker of this browser, and the numbers are written into the field
 * that is sent, where the person sees them first. No file and no name of one leaves the page, and none is kept.
 */
import { MOST_FILES, MOST_FRAMES, writeFingerprints } from '../file-fingerprints.ts';

const part = (name) => document.querySelector(`[data-prints="${name}"]`);
const root = part('root');
const [says, choose, picked, stop, field, send] = [
  part('says'),
  part('choose'),
  part('files'),
  part('stop'),
  part('field'),
  part('send'),
];
const words = root.dataset;
/** A video that shows no frame within this time is not looked at. */
const PATIENCE_MS = 15_000;
/** A frame is made smaller on the way to the worker: as long as that makes a picture. */
const LONGEST_SIDE = 1024;

/** Further than a video is long. */
const FAR_SECONDS = 1e7;

const count = new Intl.NumberFormat(document.documentElement.lang, { numberingSystem: 'latn' });
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_all, name) => count.format(values[name]));
const say = (text) => {
  says.textContent = text;
};

function startWorker() {
  const path = words.worker;
  // The policy of the page lets this one script be a worker and nothing else.
  const policy = globalThis.trustedTypes?.createPolicy('worker', { createScriptURL: () => path });
  return () => new Worker(policy ? policy.createScriptURL(path) : path);
}
const newWorker = startWorker();

let worker = null;
let waiting = null;
let canSee = false;
/** Which choice of files is worked on; 0: none. What still runs of an earlier one, that was stopped, sees by it that it is over. */
let turn = 0;
let turns = 0;
/** Lines that were on the page when it came stay. */
const before = field.value.split(/\r?\n/).filter((line) => line.trim() !== '');
const made = [];

/** What the worker answers to a question, or null once it was stopped. */
function ask(question, transfer = []) {
  return new Promise((done) => {
    waiting = done;
    worker.postMessage(question, transfer);
  });
}

function begin() {
  worker = newWorker();
  worker.onerror = () => answer(null);
  worker.onmessage = ({ data }) => {
    if (data.did !== 'progress') return answer(data);
    const percent = Math.floor(100 * data.part);
    say(fill(words.working, { number: data.number, total: picked.files.length, percent }));
  };
}

function answer(said) {
  const done = waiting;
  waiting = null;
  done?.(said);
}

/** Resolves once the event came; false: an error or nothing in time. */
function comes(target, event) {
  return new Promise((done) => {
    const timer = setTimeout(() => done(false), PATIENCE_MS);
    const end = (came) => {
      clearTimeout(timer);
      done(came);
    };
    target.addEventListener(event, () => end(true), { once: true });
    target.addEventListener('error', () => end(false), { once: true });
  });
}

/** Goes to a place of a video, in seconds; false: it shows nothing there. */
function seek(video, place) {
  const shown = comes(video, 'seeked');
  video.currentTime = place;
  return shown;
}

/** Fingerprints of frames that stand evenly over a video, as far as this browser can show it. */
async function framesOf(file, number, goes) {
  const video = document.createElement('video');
  const address = URL.createObjectURL(file);
  const frames = [];
  try {
    video.muted = true;
    video.preload = 'auto';
    video.src = address;
    if (!(await comes(video, 'loadeddata'))) return frames;
    // A recording of a browser says how long it is only at its end.
    if (!Number.isFinite(video.duration) && !(await seek(video, FAR_SECONDS))) return frames;
    const duration = Number.isFinite(video.duration) ? video.duration : video.currentTime;
    for (let at = 0; at < MOST_FRAMES && goes(); at += 1) {
      const place = ((at + 0.5) * duration) / MOST_FRAMES;
      if (!(await seek(video, place)) || !goes()) break;
      const scale = Math.min(1, LONGEST_SIDE / Math.max(video.videoWidth, video.videoHeight));
      const bitmap = await createImageBitmap(video, {
        resizeWidth: Math.max(1, Math.round(video.videoWidth * scale)),
        resizeHeight: Math.max(1, Math.round(video.videoHeight * scale)),
      });
      if (!goes()) break;
      const said = await ask({ do: 'frame', number, bitmap }, [bitmap]);
      if (said?.pdq && goes()) frames.push({ ...said.pdq, second: Math.floor(place) });
    }
  } catch {
    // A frame that cannot be read leaves the numbers of the file, and the frames before it.
  } finally {
    video.removeAttribute('src');
    video.load();
    URL.revokeObjectURL(address);
  }
  return frames;
}

/** The fingerprints of one file; null: it could not be read, or it was stopped. */
async function printsOf(file, number, goes) {
  const isPicture = canSee && file.type.startsWith('image/');
  const said = await ask({ do: 'file', number, file, isPicture });
  if (!said?.md5) return null;
  const { md5, sha256, pdq } = said;
  if (pdq) return { kind: 'photo', sha256, md5, pdq: [{ ...pdq, second: null }] };
  const isVideo = file.type.startsWith('video/');
  const frames = isVideo && canSee && goes() ? await framesOf(file, number, goes) : [];
  const kind = isVideo ? 'video' : file.type.startsWith('image/') ? 'photo' : 'file';
  return { kind, sha256, md5, pdq: frames };
}

function show() {
  field.value = [...before, ...(made.length > 0 ? [writeFingerprints(made)] : [])].join('\n');
  send.hidden = field.value === '';
}

function setTurn(to) {
  turn = to;
  picked.disabled = to !== 0;
  stop.hidden = to === 0;
}

async function run() {
  const files = [...picked.files];
  if (files.length === 0) return;
  if (before.length + made.length + files.length > MOST_FILES) {
    picked.value = '';
    return say(fill(words.many, { most: MOST_FILES }));
  }
  turns += 1;
  const mine = turns;
  setTurn(mine);
  const goes = () => turn === mine;
  let unread = 0;
  for (const [index, file] of files.entries()) {
    const prints = await printsOf(file, index + 1, goes);
    if (!goes()) return;
    if (prints === null) unread += 1;
    else if (!made.some(({ sha256 }) => sha256 === prints.sha256)) made.push(prints);
    show();
  }
  // Neither the page nor Back remembers which files they were.
  picked.value = '';
  setTurn(0);
  say(unread === 0 ? words.done : `${words.done} ${fill(words.unread, { count: unread })}`);
  field.focus();
}

stop.addEventListener('click', () => {
  setTurn(0);
  worker.terminate();
  answer(null);
  begin();
  say(words.stopped);
  picked.value = '';
});
picked.addEventListener('change', run);

begin();
say(words.testing);
const told = await ask({ do: 'test' });
if (told === null) say(words.cannot);
else {
  canSee = told.isTrue;
  say(canSee ? '' : words.changes);
  choose.hidden = false;
}
show();
