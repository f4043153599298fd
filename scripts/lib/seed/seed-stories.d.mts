export interface SeededCase {
  readonly number: number;
  readonly language: string;
  readonly stands: string;
  readonly reference: string;
  readonly code: string;
}

export interface Story {
  readonly number: number;
  readonly language: string;
  readonly token: string;
  readonly stands: string;
  readonly answers: Readonly<Record<string, string | readonly string[]>>;
}

export declare function storyOf(number: number, seed?: number): Story;
export declare function seedStories(options: {
  site: string;
  console: string;
  databaseUrl: string;
  accounts: readonly { role: string; email: string; password: string }[];
  upTo: number;
  seed?: number;
  say?: (line: string) => void;
  kept?: (done: SeededCase) => void;
}): Promise<number>;
