import { listen, live, SILENCE } from './live.js';

/** A stream of the browser, without the network. */
class Stream extends EventTarget {
  static readonly CLOSED = 2;
  static readonly opened: Stream[] = [];
  readyState = 1;

  constructor(readonly address: string) {
    super();
    Stream.opened.push(this);
  }

  say(type: string, data = '', lastEventId = ''): void {
    this.dispatchEvent(Object.assign(new Event(type), { data, lastEventId }));
  }

  close(): void {
    this.readyState = Stream.CLOSED;
  }
}

describe('live updates', () => {
  const heard: string[] = [];
  let stop: () => void;
  const latest = (): Stream => Stream.opened.at(-1) as Stream;

  beforeEach(() => {
    jest.useFakeTimers();
    Object.assign(globalThis, { EventSource: Stream });
    heard.length = 0;
    Stream.opened.length = 0;
    stop = listen({
      changed: (id) => heard.push(`case ${id}`),
      presence: () => heard.push('presence'),
      missedSome: () => heard.push('missed'),
      refused: () => Promise.resolve(true),
    });
    latest().say('connected', '{}', 'first');
  });
  afterEach(() => {
    stop();
    jest.useRealTimers();
    Reflect.deleteProperty(globalThis, 'EventSource');
  });

  it('are live for as long as there are signs of life', async () => {
    for (let beats = 0; beats < 10; beats += 1) {
      expect(live.get()).toBe('live');
      await jest.advanceTimersByTimeAsync(SILENCE - 1);
      latest().say('alive', '{}', 'first');
    }
    expect(Stream.opened).toHaveLength(1);
  });

  it('are lost once the stream is silent, though no browser says so, and are taken up where they were', async () => {
    latest().say('case', '{"id":"one"}', 'second');
    await jest.advanceTimersByTimeAsync(SILENCE);
    expect(live.get()).toBe('lost');
    expect(latest().readyState).toBe(Stream.CLOSED);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(latest().address).toBe('/api/events?after=second');
    latest().say('connected', '{}', 'second');
    expect(live.get()).toBe('live');
    // What came in between the server tells: nothing has to be fetched for it.
    expect(heard).toEqual(['missed', 'case one']);
  });

  it('tell of colleagues, which moves the place in the stream nowhere', async () => {
    latest().say('presence', '{"id":"one"}', 'first');
    await jest.advanceTimersByTimeAsync(SILENCE);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(latest().address).toBe('/api/events?after=first');
    expect(heard).toEqual(['missed', 'presence']);
  });
});
