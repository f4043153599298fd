/* What a script adds. Every page works without it; nothing here sends or stores anything. */

const PRESSES = 3;
const BETWEEN_MS = 5000;
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

// Shift pressed three times, each within five seconds of the one before; Shift held for a capital letter does not count.
let presses = 0;
let pressedAt = 0;
let alone = false;

addEventListener('keydown', (event) => {
  alone = event.key === 'Shift';
  if (!alone) presses = 0;
});

addEventListener('keyup', (event) => {
  if (event.key !== 'Shift' || !alone) return;
  presses = event.timeStamp - pressedAt <= BETWEEN_MS ? presses + 1 : 1;
  pressedAt = event.timeStamp;
  if (presses === PRESSES) leave();
});

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
