import { AppLogger, createLogger } from '../../src/platform/logging/index.js';

/** A log whose lines are kept, to see what an operator would read. */
export function captureLog(): { logger: AppLogger; lines: Record<string, unknown>[]; text(): string } {
  const lines: Record<string, unknown>[] = [];
  const raw: string[] = [];
  const write = (line: string) => {
    raw.push(line);
    lines.push(JSON.parse(line) as Record<string, unknown>);
  };
  return {
    logger: createLogger({ logLevel: 'debug' }, 'worker', { write }),
    lines,
    text: () => raw.join(''),
  };
}
