/**
 * How long a test waits for what it awaits before it fails and says what did not come. A machine that is slow or busy takes long,
 * so this is far more than it ever takes, and less than Jest's `testTimeout`, which could not say what was missing.
 */
export const PATIENCE_MS = 240_000;
