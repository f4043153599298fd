import { ApiError } from '../api/problem.js';
import { Outbox, type Reply } from './outbox.js';

const seen = { sequence: 1, assigneeId: null };
const reply = { caseId: 'case-1', reference: 'A1', text: 'We read your report.', seen };

function setUp(answers: (ApiError | 'done' | Promise<void>)[] = ['done']) {
  const sent: Reply[] = [];
  const asked: { held: Promise<boolean> | null } = { held: null };
  const finished: string[] = [];
  const kept: string[] = [];
  const returned: { text: string; code: string | null }[] = [];
  const held = new Set<string>();
  const outbox = new Outbox({
    grace: 10_000,
    pause: () => 2_000,
    send: (one) => {
      sent.push(one);
      const answer = answers.shift() ?? 'done';
      if (answer instanceof Promise) return answer;
      return answer === 'done' ? Promise.resolve() : Promise.reject(answer);
    },
    arrived: ({ id }) => asked.held ?? Promise.resolve(held.has(id)),
    onSent: ({ id }) => finished.push(id),
    onReturned: ({ text }, refusal) => returned.push({ text, code: refusal?.code ?? null }),
    onHeld: ({ text }) => kept.push(text),
  });
  return { outbox, sent, finished, kept, returned, held, asked };
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

  it('is a draft again when the session has ended, and is not sent by the next sign-in', async () => {
    const { outbox, sent, kept } = setUp([new ApiError(401, 'SESSION_REQUIRED')]);
    outbox.add(reply);
    await jest.advanceTimersByTimeAsync(600_000);
    await outbox.retry();
    expect(sent).toHaveLength(1);
    expect(kept).toEqual([reply.text]);
    expect(outbox.replies.get()).toEqual([]);
  });

  it('makes a draft of what counts down when the session ends, and waits for what was asked for', async () => {
    let answer: () => void = () => undefined;
    const { outbox, sent, kept, finished } = setUp([new Promise<void>((resolve) => (answer = resolve))]);
    outbox.add(reply);
    await jest.advanceTimersByTimeAsync(10_000);
    outbox.add({ ...reply, caseId: 'case-2', text: 'Not yet.' });
    outbox.holdBack();
    expect(kept).toEqual(['Not yet.']);
    let settled = false;
    const waiting = outbox.settled().then(() => (settled = true));
    await jest.advanceTimersByTimeAsync(60_000);
    expect([settled, sent.length]).toEqual([false, 1]);
    answer();
    await waiting;
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

  it('does not try again while it is asked whether the first try arrived', async () => {
    const { outbox, sent, returned, asked } = setUp([new ApiError(0, 'NO_ANSWER')]);
    let answer: (arrived: boolean) => void = () => undefined;
    asked.held = new Promise((resolve) => (answer = resolve));
    outbox.add(reply);
    await jest.advanceTimersByTimeAsync(10_000);
    const taken = outbox.takeBack(outbox.of(reply.caseId)?.id ?? '');
    await jest.advanceTimersByTimeAsync(60_000);
    expect(sent).toHaveLength(1);
    answer(false);
    expect(await taken).toBe('returned');
    await jest.advanceTimersByTimeAsync(60_000);
    expect(sent).toHaveLength(1);
    expect(returned).toEqual([{ text: reply.text, code: null }]);
  });

  it('gives nothing back that somebody had sent meanwhile', async () => {
    const { outbox, finished, returned, asked } = setUp([new ApiError(0, 'NO_ANSWER'), 'done']);
    let answer: (arrived: boolean) => void = () => undefined;
    asked.held = new Promise((resolve) => (answer = resolve));
    outbox.add(reply);
    await jest.advanceTimersByTimeAsync(10_000);
    const taken = outbox.takeBack(outbox.of(reply.caseId)?.id ?? '');
    await outbox.retry();
    answer(false);
    expect(await taken).toBe('sent');
    expect(finished).toHaveLength(1);
    expect(returned).toEqual([]);
  });

  it('goes on trying where it cannot be told whether the first try arrived', async () => {
    const { outbox, sent, finished, asked } = setUp([new ApiError(0, 'NO_ANSWER'), 'done']);
    asked.held = Promise.reject(new ApiError(503, 'UNAVAILABLE'));
    outbox.add(reply);
    await jest.advanceTimersByTimeAsync(10_000);
    await expect(outbox.takeBack(outbox.of(reply.caseId)?.id ?? '')).rejects.toThrow('UNAVAILABLE');
    await jest.advanceTimersByTimeAsync(10_000);
    expect(sent).toHaveLength(2);
    expect(finished).toHaveLength(1);
  });

  it('sends what was taken back after an unanswered try under the same id', async () => {
    const { outbox, sent } = setUp([new ApiError(0, 'NO_ANSWER'), 'done', 'done']);
    outbox.add(reply);
    await jest.advanceTimersByTimeAsync(10_000);
    await outbox.takeBack(outbox.of(reply.caseId)?.id ?? '');
    outbox.add({ ...reply, text: 'We read your whole report.' });
    await jest.advanceTimersByTimeAsync(10_000);
    expect(sent.map(({ id }) => id)).toEqual([sent[0]?.id, sent[0]?.id]);
    outbox.add({ ...reply, text: 'One thing more.' });
    await jest.advanceTimersByTimeAsync(10_000);
    expect(sent[2]?.id).not.toBe(sent[0]?.id);
  });

  it('sends as a message of its own what differs from one that arrived', async () => {
    const { outbox, sent, returned } = setUp([
      new ApiError(0, 'NO_ANSWER'),
      new ApiError(409, 'ENTRY_DIFFERS'),
      'done',
    ]);
    outbox.add(reply);
    await jest.advanceTimersByTimeAsync(10_000);
    await outbox.takeBack(outbox.of(reply.caseId)?.id ?? '');
    for (const text of ['Once more.', 'Once more, seen the thread.']) {
      outbox.add({ ...reply, text });
      await jest.advanceTimersByTimeAsync(10_000);
    }
    expect(returned.map(({ code }) => code)).toEqual([null, 'ENTRY_DIFFERS']);
    expect(sent[1]?.id).toBe(sent[0]?.id);
    expect(sent[2]?.id).not.toBe(sent[0]?.id);
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
