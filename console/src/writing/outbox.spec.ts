import { ApiError } from '../api/problem.js';
import { Outbox, type Reply } from './outbox.js';

const reply = { caseId: 'case-1', reference: 'A1', text: 'We read your report.' };

function setUp(answers: (ApiError | 'done')[] = ['done']) {
  const sent: Reply[] = [];
  const finished: string[] = [];
  const returned: { text: string; code: string | null }[] = [];
  const held = new Set<string>();
  const outbox = new Outbox({
    grace: 10_000,
    pause: () => 2_000,
    send: (one) => {
      sent.push(one);
      const answer = answers.shift() ?? 'done';
      return answer === 'done' ? Promise.resolve() : Promise.reject(answer);
    },
    arrived: ({ id }) => Promise.resolve(held.has(id)),
    onSent: ({ id }) => finished.push(id),
    onReturned: ({ text }, refusal) => returned.push({ text, code: refusal?.code ?? null }),
  });
  return { outbox, sent, finished, returned, held };
}

describe('Outbox', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('sends nothing before the time to take it back is over, and then once', async () => {
    const { outbox, sent, finished } = setUp();
    outbox.add(reply);
    await jest.advanceTimersByTimeAsync(9_999);
    expect(sent).toEqual([]);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(sent.map((one) => one.text)).toEqual([reply.text]);
    expect(finished).toHaveLength(1);
    expect(outbox.replies.get()).toEqual([]);
  });

  it('makes a reply a draft again when it is taken back in time', async () => {
    const { outbox, sent, returned } = setUp();
    outbox.add(reply);
    const [waiting] = outbox.replies.get();
    expect(await outbox.takeBack(waiting?.id ?? '')).toBe('returned');
    await jest.advanceTimersByTimeAsync(60_000);
    expect(sent).toEqual([]);
    expect(returned).toEqual([{ text: reply.text, code: null }]);
  });

  it('tries again under the same id when no answer came', async () => {
    const { outbox, sent, finished } = setUp([
      new ApiError(0, 'NO_ANSWER'),
      new ApiError(503, 'UNAVAILABLE'),
      'done',
    ]);
    outbox.add(reply);
    await jest.advanceTimersByTimeAsync(10_000);
    expect(outbox.of(reply.caseId)?.state).toBe('unsure');
    await jest.advanceTimersByTimeAsync(10_000);
    expect(sent).toHaveLength(3);
    expect(new Set(sent.map((one) => one.id)).size).toBe(1);
    expect(finished).toHaveLength(1);
  });

  it('waits for the sign-in when the session ended, and then sends', async () => {
    const { outbox, sent, finished } = setUp([new ApiError(401, 'SESSION_REQUIRED')]);
    outbox.add(reply);
    await jest.advanceTimersByTimeAsync(600_000);
    expect(sent).toHaveLength(1);
    await outbox.retry();
    expect(finished).toHaveLength(1);
  });

  it('gives a refused text back with the reason', async () => {
    const { outbox, sent, returned } = setUp([new ApiError(422, 'TEXT_CONTAINS_FILE')]);
    outbox.add(reply);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(sent).toHaveLength(1);
    expect(returned).toEqual([{ text: reply.text, code: 'TEXT_CONTAINS_FILE' }]);
    expect(outbox.replies.get()).toEqual([]);
  });

  it('does not give back what arrived although its answer was lost', async () => {
    const { outbox, held, finished, returned } = setUp([new ApiError(0, 'NO_ANSWER')]);
    outbox.add(reply);
    await jest.advanceTimersByTimeAsync(10_000);
    const id = outbox.of(reply.caseId)?.id ?? '';
    held.add(id);
    expect(await outbox.takeBack(id)).toBe('sent');
    expect(finished).toEqual([id]);
    expect(returned).toEqual([]);
  });

  it('keeps one reply a case on its way, and any number of cases', () => {
    const { outbox } = setUp();
    outbox.add(reply);
    outbox.add({ ...reply, text: 'Again' });
    outbox.add({ ...reply, caseId: 'case-2' });
    expect(outbox.replies.get().map((one) => [one.caseId, one.text])).toEqual([
      ['case-1', reply.text],
      ['case-2', reply.text],
    ]);
    outbox.forgetAll();
  });

  it('sends nothing after everything was forgotten', async () => {
    const { outbox, sent } = setUp();
    outbox.add(reply);
    outbox.forgetAll();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(sent).toEqual([]);
  });
});
