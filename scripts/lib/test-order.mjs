import Sequencer from '@jest/test-sequencer';

const ORDER = ['browser', 'e2e', 'medium', 'unit'];

/** The longest first, so that no processor waits at the end for a file that was begun last. */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    const place = ({ context }) => ORDER.indexOf(context.config.displayName?.name ?? '');
    return super.sort(tests).toSorted((one, other) => place(one) - place(other));
  }
}
