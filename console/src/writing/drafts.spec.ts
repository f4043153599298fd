import { ApiError } from '../api/problem.js';
import { Drafts } from './drafts.js';

function setUp() {
  const saved: string[] = [];
  const state: { fail: Error | null; hold: Promise<void> | null } = { fail: null, hold: null };
  const drafts = new Drafts({
    quiet: 1_000,
    pause: 10_000,
    save: async (caseId, kind, text) => {
      await state.hold;
      if (state.fail) throw state.fail;
      saved.push(`${caseId} ${kind} ${text}`);
    },
  });
  return { drafts, saved, state };
}

describe('Drafts', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('keeps a text once its writer pauses', async () => {
    const { drafts, saved } = setUp();
    drafts.type('c', 'message', 'He');
    await jest.advanceTimersByTimeAsync(500);
    drafts.type('c', 'message', 'Hello');
    await jest.advanceTimersByTimeAsync(999);
    expect(saved).toEqual([]);
    await jest.advanceTimersByTimeAsync(1);
    expect(saved).toEqual(['c message Hello']);
    expect(drafts.get('c', 'message').state).toBe('kept');
  });

  it('keeps what was typed while an older text was on its way, after it', async () => {
    const { drafts, saved, state } = setUp();
    let release: () => void = () => undefined;
    state.hold = new Promise((resolve) => (release = resolve));
    drafts.type('c', 'note', 'one');
    await jest.advanceTimersByTimeAsync(1_000);
    drafts.type('c', 'note', 'one two');
    await jest.advanceTimersByTimeAsync(1_000);
    release();
    await jest.advanceTimersByTimeAsync(0);
    expect(saved).toEqual(['c note one', 'c note one two']);
    expect(drafts.unkept()).toEqual([]);
  });

  it('tries again by itself while the server is away', async () => {
    const { drafts, saved, state } = setUp();
    state.fail = new ApiError(503, 'UNAVAILABLE');
    drafts.type('c', 'note', 'text');
    await jest.advanceTimersByTimeAsync(1_000);
    expect(drafts.get('c', 'note').state).toBe('failed');
    state.fail = null;
    await jest.advanceTimersByTimeAsync(10_000);
    expect(saved).toEqual(['c note text']);
  });

  it('does not hammer a server that refuses the text', async () => {
    const { drafts, state } = setUp();
    state.fail = new ApiError(422, 'TEXT_CONTAINS_FILE');
    drafts.type('c', 'note', 'text');
    await jest.advanceTimersByTimeAsync(120_000);
    expect(drafts.get('c', 'note')).toMatchObject({ text: 'text', state: 'failed' });
  });

  it('never lets the server overwrite what is being written', () => {
    const { drafts } = setUp();
    drafts.arrive('c', 'message', 'from before');
    expect(drafts.get('c', 'message').text).toBe('from before');
    drafts.type('c', 'message', 'from before, and more');
    drafts.arrive('c', 'message', 'from another window');
    expect(drafts.get('c', 'message').text).toBe('from before, and more');
    drafts.forgetAll();
  });

  it('keeps reply and note of every case apart', () => {
    const { drafts } = setUp();
    drafts.type('c', 'message', 'for the reporter');
    drafts.type('c', 'note', 'for us');
    drafts.type('d', 'note', 'elsewhere');
    expect(drafts.get('c', 'message').text).toBe('for the reporter');
    expect(drafts.get('c', 'note').text).toBe('for us');
    expect(drafts.get('d', 'message').text).toBe('');
    drafts.forgetAll();
    expect(drafts.get('c', 'message').text).toBe('');
  });

  it('does not say of a text that came back that it is kept, and goes on trying to keep it', async () => {
    const { drafts, saved, state } = setUp();
    state.fail = new ApiError(503, 'UNAVAILABLE');
    drafts.type('c', 'message', 'a reply');
    await drafts.keepNow('c', 'message');
    drafts.giveBack('c', 'message', 'a reply');
    expect(drafts.get('c', 'message').state).toBe('failed');
    state.fail = null;
    await jest.advanceTimersByTimeAsync(10_000);
    expect(saved).toEqual(['c message a reply']);
    expect(drafts.get('c', 'message').state).toBe('kept');
    drafts.giveBack('c', 'message', 'a reply');
    expect(drafts.get('c', 'message').state).toBe('kept');
  });

  it('clears what was sent, and keeps anew what was typed since', async () => {
    const { drafts, saved } = setUp();
    drafts.type('c', 'note', 'first');
    await drafts.keepNow('c', 'note');
    drafts.sent('c', 'note', 'first');
    expect(drafts.get('c', 'note')).toMatchObject({ text: '', state: 'kept' });
    drafts.type('c', 'note', 'second');
    await drafts.keepNow('c', 'note');
    drafts.sent('c', 'note', 'first');
    await jest.advanceTimersByTimeAsync(1_000);
    expect(drafts.get('c', 'note').text).toBe('second');
    expect(saved).toEqual(['c note first', 'c note second', 'c note second']);
  });

  it('keeps nothing more of a person once everything was forgotten', async () => {
    const { drafts, saved, state } = setUp();
    let release: () => void = () => undefined;
    state.hold = new Promise((resolve) => (release = resolve));
    drafts.type('c', 'note', 'one');
    await jest.advanceTimersByTimeAsync(1_000);
    drafts.type('c', 'note', 'one two');
    drafts.forgetAll();
    release();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(saved).toEqual(['c note one']);
    expect(drafts.get('c', 'note').text).toBe('');
  });
});
