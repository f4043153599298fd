/** What tells one process from a later one of the same number; null when no such process runs. */
export declare function identity(pid: number): string | null;

export declare function runningDatabase(dataDir: string): string | null;

export declare class ProcessRecord {
  constructor(dataDir: string);
  take(say: (line: string) => void): Promise<void>;
  setDatabase(url: string): void;
  add(name: string, pid: number): void;
  remove(pid: number): void;
  release(): void;
}
