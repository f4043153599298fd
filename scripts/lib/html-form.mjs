const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

/** The inside of a tag: a quoted value may hold the sign that ends it. */
const INNER = String.raw`((?:"[^"]*"|'[^']*'|[^>"'])*)`;
const opening = (name) => `<${name}\\b${INNER}>`;
const whole = (name) => new RegExp(`${opening(name)}([\\s\\S]*?)</${name}>`, 'gi');

/** Text with its character references resolved. */
export function unescape(text) {
  return text.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, name) => {
    if (name[0] !== '#') return ENTITIES[name] ?? whole;
    return String.fromCodePoint(
      /^#x/i.test(name) ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10),
    );
  });
}

/** The visible words of a page. */
export const textOf = (html) =>
  unescape(html.replace(/<(script|style)\b[\s\S]*?<\/\1>/gi, ' ').replace(/<[^>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim();

function attributes(tag) {
  const found = {};
  for (const [, name, , quoted, single, bare] of tag.matchAll(
    /([^\s=<>"'/]+)(\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/g,
  )) {
    found[name.toLowerCase()] = unescape(quoted ?? single ?? bare ?? '');
  }
  return found;
}

/** A field that is not shown is one that nobody writes into. */
function kindOf({ type, hidden }) {
  if (hidden !== undefined) return 'hidden';
  return ['hidden', 'radio', 'checkbox', 'submit'].includes(type) ? type : 'text';
}

const tags = (html, name) =>
  [...html.matchAll(new RegExp(opening(name), 'gi'))].map(([, inner]) => attributes(inner));

/** The links of a page: { href, text }. */
export function linksIn(html) {
  return [...html.matchAll(whole('a'))].map(([, tag, inner]) => ({
    ...attributes(tag),
    text: textOf(inner),
  }));
}

/**
 * The forms of a page: { action, method, controls, buttons }. A control is { kind: 'hidden'|'text'|'radio'|'checkbox'|
 * 'textarea'|'select', name, value, checked, options }; a button { name, value, text }.
 */
export function formsIn(html) {
  return [...html.matchAll(whole('form'))].map(([, tag, inner]) => {
    const { action = '', method = 'get' } = attributes(tag);
    const inputs = tags(inner, 'input').map((input) => ({
      kind: kindOf(input),
      name: input.name,
      value: input.value ?? (input.type === 'radio' || input.type === 'checkbox' ? 'on' : ''),
      checked: 'checked' in input,
    }));
    const areas = [...inner.matchAll(whole('textarea'))].map(([, area, text]) => ({
      kind: 'textarea',
      name: attributes(area).name,
      value: unescape(text.replace(/^\n/, '')),
    }));
    const selects = [...inner.matchAll(whole('select'))].map(([, select, body]) => {
      const options = tags(body, 'option');
      return {
        kind: 'select',
        name: attributes(select).name,
        value: (options.find((o) => 'selected' in o) ?? options[0])?.value ?? '',
        options: options.map((o) => o.value),
      };
    });
    const buttons = [...inner.matchAll(whole('button'))]
      .map(([, button, text]) => ({ ...attributes(button), text: textOf(text) }))
      .filter((button) => (button.type ?? 'submit') === 'submit');
    const submits = inputs
      .filter((input) => input.kind === 'submit')
      .map(({ name, value }) => ({ name, value, text: value }));
    return {
      action,
      method: method.toLowerCase(),
      controls: [...inputs.filter((input) => input.kind !== 'submit'), ...areas, ...selects].filter(
        (control) => control.name,
      ),
      buttons: [...buttons, ...submits],
    };
  });
}

/**
 * What a browser would send for a form: hidden fields and what is already there, the first radio of a group with
 * none chosen (or the one that `choose(name, values)` names), the words that `write(name)` gives for text fields, and the
 * button that is pressed.
 */
export function fillIn(form, { button = form.buttons[0], write = () => '', choose = () => undefined } = {}) {
  const fields = [];
  const groups = new Map();
  for (const control of form.controls) {
    if (control.kind === 'radio') {
      groups.set(control.name, [...(groups.get(control.name) ?? []), control]);
    } else if (control.kind === 'checkbox') {
      if (control.checked) fields.push([control.name, control.value]);
    } else if (control.kind === 'text' || control.kind === 'textarea') {
      fields.push([control.name, control.value || write(control.name)]);
    } else {
      fields.push([control.name, control.value]);
    }
  }
  for (const [name, radios] of groups) {
    const values = radios.map((radio) => radio.value);
    const wanted = choose(name, values);
    fields.push([
      name,
      values.includes(wanted) ? wanted : (radios.find((radio) => radio.checked) ?? radios[0]).value,
    ]);
  }
  if (button?.name) fields.push([button.name, button.value ?? '']);
  return fields;
}
