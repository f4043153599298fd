import fc from 'fast-check';
import { pdfText } from '../../../test/support/pdf-text.js';
import { PdfMaker } from './pdf-maker.js';
import { printText, type PrintDocument } from './print-document.js';

const documentOf = (...texts: string[]): PrintDocument => ({
  lang: 'en',
  rtl: false,
  title: 'Title',
  watermark: 'MARK',
  lead: [],
  sections: [{ heading: 'Heading', rows: [{ label: 'Label', texts: texts.map(printText) }] }],
});
const dense = (text: string): string => text.replaceAll(/\s/g, '');
const HOSTILE = '#panic("x") *bold* $x^2$ <label> @ref [a](b) \\u{41} // c /* d */ `code` #import "case.typ"';

describe('a PDF', () => {
  const maker = new PdfMaker();
  afterAll(() => maker.onApplicationShutdown());
  const read = async (...texts: string[]): Promise<string> =>
    dense(pdfText(await maker.make(documentOf(...texts))));

  it('says what was put in, in the scripts of all languages', async () => {
    const texts = [
      'Somebody threatens me: 1098, abc@example.in',
      'किसी ने धमकी दी',
      'কেউ হুমকি দিয়েছে',
      'मला मदत हवी आहे',
      'యారో నన్ను బెదిరించారు',
      'யாரோ மிரட்டினார்கள்',
    ];
    const urdu = 'کسی نے دھمکی دی';
    const text = await read(...texts, urdu);
    expect(text).not.toContain('\uFFFD');
    for (const one of texts) expect(text).toContain(dense(one));
    expect(text).toContain([...dense(urdu)].reverse().join(''));
  });

  it('prints markup as it was typed', async () => {
    expect(await read(HOSTILE)).toContain(dense(HOSTILE));
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: fc.constantFrom(...'#$*_`<>@[](){}\\/~-=+"\'&%ab1'), maxLength: 60 }),
        async (typed) => {
          expect(await read(`a${typed}`)).toContain(`a${typed}`);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('is made while the process goes on with other work', async () => {
    let turns = 0;
    const turning = setInterval(() => (turns += 1), 1);
    await read('x '.repeat(20_000));
    clearInterval(turning);
    expect(turns).toBeGreaterThan(3);
  });
});
