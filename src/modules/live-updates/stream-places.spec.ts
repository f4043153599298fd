import fc from 'fast-check';
import { StreamPlaces } from './stream-places.js';

interface Stream {
  name: string;
  sessionId: Uint8Array;
}
const stream = (session: number, name = ''): Stream => ({ name, sessionId: Uint8Array.of(session) });

it('closes the oldest stream of a session that opens too many, and none of another', () => {
  const places = new StreamPlaces<Stream>(2, 100);
  expect(places.take(stream(1, 'a'))).toBeNull();
  expect(places.take(stream(2, 'b'))).toBeNull();
  expect(places.take(stream(1, 'c'))).toBeNull();
  expect(places.take(stream(1, 'd'))?.name).toBe('a');
  expect(places.take(stream(1, 'e'))?.name).toBe('c');
});

it('takes the place for a newcomer from the session with most, where the process is full', () => {
  const places = new StreamPlaces<Stream>(8, 4);
  for (const [session, name] of [
    [1, 'a'],
    [2, 'b'],
    [1, 'c'],
    [1, 'd'],
  ] as const)
    places.take(stream(session, name));
  expect(places.hasRoomFor(Uint8Array.of(3))).toBe(true);
  expect(places.take(stream(3, 'e'))?.name).toBe('a');
  expect(places.take(stream(4, 'f'))?.name).toBe('c');
  expect(places.hasRoomFor(Uint8Array.of(5))).toBe(false);
  expect(places.take(stream(2, 'g'))?.name).toBe('b');
});

it('has room again once a stream is left', () => {
  const places = new StreamPlaces<Stream>(8, 1);
  const one = stream(1);
  places.take(one);
  expect(places.hasRoomFor(Uint8Array.of(2))).toBe(false);
  places.leave(one);
  expect(places.hasRoomFor(Uint8Array.of(2))).toBe(true);
});

it('never holds more than its bounds, whoever comes and goes', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ session: fc.integer({ min: 0, max: 9 }), leaves: fc.boolean() }), {
        maxLength: 200,
      }),
      (steps) => {
        const places = new StreamPlaces<Stream>(3, 7);
        const held = new Set<Stream>();
        for (const { session, leaves } of steps) {
          const [gone] = [...held].filter(({ sessionId }) => sessionId[0] === session);
          if (leaves && gone) {
            places.leave(gone);
            held.delete(gone);
          } else if (places.hasRoomFor(Uint8Array.of(session))) {
            const one = stream(session);
            const evicted = places.take(one);
            held.add(one);
            if (evicted) expect(held.delete(evicted)).toBe(true);
          }
          expect(held.size).toBeLessThanOrEqual(7);
          for (const { sessionId } of held)
            expect(
              [...held].filter((other) => other.sessionId[0] === sessionId[0]).length,
            ).toBeLessThanOrEqual(3);
        }
      },
    ),
  );
});
