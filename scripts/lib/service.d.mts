export interface ServiceOptions {
  name: string;
  script: string;
  root: string;
  env: Record<string, string | undefined>;
  dataDir: string;
  record: { add(name: string, pid: number): void; remove(pid: number): void };
  say(line: string): void;
  giveUp(message: string): void;
  behind?: boolean;
}

export declare class Service {
  constructor(options: ServiceOptions);
  readonly ready: Promise<void>;
  get pid(): number | undefined;
  start(): void;
  settle(): void;
  stop(): Promise<void>;
}
