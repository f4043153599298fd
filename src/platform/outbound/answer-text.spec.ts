import { answerText } from './answer-text.js';

describe('the text of an answer', () => {
  it('is read up to its limit, letters of several bytes too', async () => {
    expect(await answerText(new Response('ünïcode'), 9)).toBe('ünïcode');
    expect(await answerText(new Response(null), 0)).toBe('');
  });

  it('is none where it is longer', async () => {
    await expect(answerText(new Response('ünïcode'), 8)).rejects.toThrow(RangeError);
  });
});
