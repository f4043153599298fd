import { MailSlots } from './mail-slots.js';

/** Something that is on its way until the test lets it arrive. */
function mail(sent: string[], name: string): { send: () => Promise<void>; arrive: () => void } {
  let arrive: () => void = () => undefined;
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  return {
    send: () => {
      sent.push(name);
      return arrived;
    },
    arrive,
  };
}

describe('the mails on their way', () => {
  it('are so many at most; then the most urgent goes first, and of those the one that came first', async () => {
    const slots = new MailSlots(2);
    const sent: string[] = [];
    const mails = ['a', 'b', 'late', 'urgent', 'later', 'urgent too'].map((name) => mail(sent, name));
    const urgencies = [3, 3, 3, 1, 3, 1];
    const all = mails.map(({ send }, index) => slots.run(urgencies[index] ?? 1, send));
    expect(sent).toEqual(['a', 'b']);
    mails[0]?.arrive();
    mails[1]?.arrive();
    await Promise.all(all.slice(0, 2));
    expect(sent).toEqual(['a', 'b', 'urgent', 'urgent too']);
    for (const { arrive } of mails) arrive();
    await Promise.all(all);
    expect(sent).toEqual(['a', 'b', 'urgent', 'urgent too', 'late', 'later']);
  });

  it('leave their place also when they fail', async () => {
    const slots = new MailSlots(1);
    await expect(slots.run(1, () => Promise.reject(new Error('refused')))).rejects.toThrow('refused');
    await expect(slots.run(1, () => Promise.resolve('sent'))).resolves.toBe('sent');
  });
});
