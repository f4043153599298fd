import { initCrypto } from './sodium.js';
import { kemPublicOf } from './key-tree.js';
import { WorkerKeyFile } from './worker-key-file.js';

beforeAll(() => initCrypto());

describe('the key file of the worker', () => {
  it('is read as it was written, and finds its secret by the id of the public half', () => {
    const text = WorkerKeyFile.create().toText();
    const file = WorkerKeyFile.parse(text);
    expect(file.toText()).toBe(text);
    const { id, publicKey } = file.dispatchPublic();
    expect(id).toHaveLength(16);
    expect(kemPublicOf(file.dispatchSecret(id)!)).toEqual(publicKey);
    expect(WorkerKeyFile.create().dispatchSecret(id)).toBeNull();
  });

  it('keeps what was sealed to an earlier key open', () => {
    const [older, newer] = [WorkerKeyFile.create(), WorkerKeyFile.create()];
    const keys = [newer, older].map(
      (file) => (JSON.parse(file.toText()) as { dispatch: string[] }).dispatch[0],
    );
    const both = WorkerKeyFile.parse(
      JSON.stringify({ format: 'abhaya-worker-key-file', version: 1, dispatch: keys }),
    );
    expect(both.dispatchPublic()).toEqual(newer.dispatchPublic());
    expect(both.dispatchSecret(older.dispatchPublic().id)).not.toBeNull();
  });

  it.each([
    ['', 'nothing'],
    ['{', 'half of it'],
    ['[]', 'a list'],
    ['{"format":"abhaya-key-file","version":1,"dispatch":["AA"]}', 'another file'],
    ['{"format":"abhaya-worker-key-file","version":1,"dispatch":[]}', 'no key'],
    ['{"format":"abhaya-worker-key-file","version":1,"dispatch":["AA"]}', 'a short key'],
    [`{"format":"abhaya-worker-key-file","version":1,"dispatch":["${'A'.repeat(43)}"]}`, 'a key of zeros'],
  ])('%j is refused: %s', (text) => {
    expect(() => WorkerKeyFile.parse(text)).toThrow('KEY_FILE_INVALID');
  });
});
