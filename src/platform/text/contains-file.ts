const DATA_URL =
  /data:\s*(?:(?:application|audio|chemical|font|image|message|model|multipart|text|video)\/[\w.+-]+\s*(?:;[^,\s]*)?,|[^,\s]{0,100};base64,)/i;

/** How the files that people exchange begin once in base64: JPEG, PNG, GIF, RIFF (WebP), TIFF, PDF, ZIP, SVG, and the `ftyp` of MP4 and HEIC. */
const BEGINNINGS =
  /^(?:\/9j\/|iVBORw0KGg|R0lGOD|UklGR|SUkqA|TU0AK|JVBERi|UEsDB|PHN2Z|PD94bW|AAAA.[GWm2]Z0eX)/;

const BASE64_WORDS = /([A-Za-z0-9+/_-]+={0,2})([^A-Za-z0-9+/_-]*)/g;
const LINE_END = /^[\s"'+\\]*$/;
const KNOWN_FILE = 64;
const ANY_FILE = 1_024;
const WRAPPED_LINE = 40;

/**
 * Whether a text carries a file: a data: URL, base64 that begins as a known kind of file, or so much of it in one piece that no
 * person typed it. Invisible characters and the line breaks of wrapped base64 do not hide it.
 */
export function containsFile(text: string): boolean {
  const visible = text.replace(/\p{Cf}/gu, '');
  if (DATA_URL.test(visible)) return true;
  return runs(visible).some(
    (run) =>
      (run.length >= KNOWN_FILE && BEGINNINGS.test(run)) || (run.length >= ANY_FILE && looksEncoded(run)),
  );
}

/** Pieces in the letters of base64; long ones that follow each other as the lines of a wrapped file do are one. */
function runs(text: string): string[] {
  const found: string[] = [];
  let open = '';
  for (const [, word = '', gap = ''] of text.matchAll(BASE64_WORDS)) {
    open += word;
    if (word.length >= WRAPPED_LINE && LINE_END.test(gap)) continue;
    found.push(open);
    open = '';
  }
  return open === '' ? found : [...found, open];
}

function looksEncoded(run: string): boolean {
  return /[A-Z]/.test(run) && /[a-z]/.test(run) && /[0-9]/.test(run);
}
