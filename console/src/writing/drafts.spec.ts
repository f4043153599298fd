import { ApiError } from '../api/problem.js';
import { Drafts, type OlderDraft, type Version } from './drafts.js';

function setUp() {
  const saved: string[] = [];
  const versions: Version[] = [];
  const state: { fail: Error | null; hold: Promise<void> | null; older: OlderDraft | null } = {
    fail: null,
    hold: null,
    older: null,
  };
  const drafts = new Drafts({
    quiet: 1_000,
    pause: 10_000,
    save: async (caseId, kind, text, version) => {
      await state.hold;
      if (state.fail) throw state.fail;
      saved.push(`${caseId} ${kind} ${text}`);
      versions.push(version);
      return state.older;
    },
  });
  return { drafts, saved, versions, state };
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
    drafts.arrive('c', 'message', { text: 'from before', revision: 'r1', older: null });
    expect(drafts.get('c', 'message').text).toBe('from before');
    drafts.type('c', 'message', 'from before, and more');
    drafts.arrive('c', 'message', { text: 'from another window', revision: 'r1', older: null });
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

  it('offers what another window wrote beside its own text, and keeps both until its writer says', async () => {
    const { drafts, saved, versions, state } = setUp();
    const older = { text: 'From the other window.', revision: 'other' };
    drafts.type('c', 'message', 'Mine.');
    state.older = older;
    await jest.advanceTimersByTimeAsync(1_000);
    expect(drafts.get('c', 'message')).toEqual({ ...drafts.get('c', 'message'), text: 'Mine.', older });
    drafts.addOlder('c', 'message');
    state.older = null;
    await jest.advanceTimersByTimeAsync(1_000);
    expect(drafts.get('c', 'message')).toMatchObject({
      text: 'Mine.\n\nFrom the other window.',
      older: null,
    });
    expect(saved.at(-1)).toBe('c message Mine.\n\nFrom the other window.');
    expect(versions[1]?.over).toEqual([versions[0]?.revision, 'other']);
  });

  it('names the versions that it has seen, also where no answer came', async () => {
    const { drafts, versions, state } = setUp();
    drafts.arrive('c', 'note', { text: 'Kept', revision: 'r1', older: null });
    drafts.type('c', 'note', 'Kept and more');
    state.fail = new Error('away');
    await jest.advanceTimersByTimeAsync(1_000);
    state.fail = null;
    await drafts.keepAll();
    expect(versions[0]?.over).toHaveLength(2);
    expect(versions[0]?.over[0]).toBe('r1');
    // What the server has of a window that this one has seen nothing of is offered, not taken.
    drafts.arrive('c', 'note', { text: 'Elsewhere', revision: 'r9', older: null });
    expect(drafts.get('c', 'note')).toMatchObject({
      text: 'Kept and more',
      older: { text: 'Elsewhere', revision: 'r9' },
    });
    drafts.dropOlder('c', 'note');
    expect(drafts.get('c', 'note').older).toBeNull();
    expect(drafts.get('c', 'note').text).toBe('Kept and more');
  });
});
