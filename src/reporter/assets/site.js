/* What a script adds. Every page works without it; nothing here sends or stores anything. */

const TAPS = 3;
const WITHIN_MS = 2000;
/** What Shift may not be pressed with. Caps Lock and Num Lock stay on by themselves. */
const MODIFIERS = ['Alt', 'AltGraph', 'Control', 'Meta', 'OS', 'Fn', 'Hyper', 'Super', 'Symbol'];
/** The most bytes of the field that the pressed button adds to its form. */
const PRESSED_BUTTON = 40;

const exit = document.querySelector('.exit');

/** Blanks the page before anything else, then leaves without this page staying behind the Back button. */
function leave(event) {
  event?.preventDefault();
  const cover = document.createElement('p');
  cover.setAttribute('role', 'alert');
  cover.textContent = exit.dataset.blank;
  document.title = exit.dataset.blank;
  document.body.replaceChildren(cover);
  location.replace(exit.href);
}

exit.addEventListener('click', leave);

// Shift tapped three times. What is typed is lost for good, so nothing else may be taken for it: a capital letter, a key held
// down, a shortcut that has Shift in it, the switch to another keyboard, Shift with a click or the wheel.
let taps = [];
let down = null;
/** Modifiers that were pressed and not let go: a browser does not tell of each of them with the next key. */
const held = new Set();
const forget = () => {
  taps = [];
  down = null;
};
const isBare = (event) =>
  event.key === 'Shift' &&
  !event.repeat &&
  !event.isComposing &&
  held.size === 0 &&
  !MODIFIERS.some((modifier) => event.getModifierState(modifier));
const on = (types, handler) =>
  types.forEach((type) => addEventListener(type, handler, { capture: true, passive: true }));

on(['keydown'], (event) => {
  if (MODIFIERS.includes(event.key)) held.add(event.key);
  if (!isBare(event)) return forget();
  down = event.timeStamp;
});

on(['keyup'], (event) => {
  held.delete(event.key);
  if (down === null || !isBare(event)) return forget();
  taps.push(down);
  down = null;
  taps = taps.filter((tap) => event.timeStamp - tap <= WITHIN_MS);
  if (taps.length >= TAPS) leave();
});

on(['blur'], () => held.clear());
on(
  [
    'pointerdown',
    'pointerup',
    'click',
    'wheel',
    'touchstart',
    'dragstart',
    'input',
    'compositionstart',
    'blur',
  ],
  forget,
);

// A page kept in memory by the browser may show answers of a draft that is gone: ask the server again.
addEventListener('pageshow', (event) => {
  if (event.persisted) location.reload();
});

for (const part of document.querySelectorAll('[data-scripted]')) part.hidden = false;

for (const warning of document.querySelectorAll('[data-after]')) {
  setTimeout(() => (warning.hidden = false), warning.dataset.after * 60_000);
}

// The server refuses a body that is larger than this, and what was typed would be lost with it.
for (const form of document.querySelectorAll('[data-most]')) {
  form.addEventListener('submit', (event) => {
    const fields = new URLSearchParams([...new FormData(form)].map(([name, text]) => [name, asSent(text)]));
    const tooMuch = `${fields}`.length + PRESSED_BUTTON > form.dataset.most;
    const message = form.querySelector('[data-too-much]');
    message.hidden = !tooMuch;
    if (!tooMuch) return;
    event.preventDefault();
    message.focus();
  });
}

for (const left of document.querySelectorAll('[data-left]')) {
  const field = document.getElementById(left.dataset.left);
  const count = () => {
    const rest = left.dataset.max - [...field.value.normalize().trim()].length;
    left.textContent = left.dataset.words.replace('#', rest);
  };
  field.addEventListener('input', count);
  count();
  left.hidden = false;
}

/** A browser sends every line end as two characters. */
function asSent(text) {
  return text.replace(/\r\n?|\n/g, '\r\n');
}

for (const button of document.querySelectorAll('[data-copy]')) {
  const code = document.getElementById(button.dataset.copy);
  const text = code.textContent;
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = button.dataset.done;
    } catch {
      getSelection().selectAllChildren(code);
    }
  });
}

for (const button of document.querySelectorAll('[data-hide]')) {
  const code = document.getElementById(button.dataset.hide);
  const text = code.textContent;
  const hidden = text.replace(/\S/g, '•');
  button.addEventListener('click', () => {
    code.textContent = code.textContent === text ? hidden : text;
    [button.textContent, button.dataset.other] = [button.dataset.other, button.textContent];
  });
}
