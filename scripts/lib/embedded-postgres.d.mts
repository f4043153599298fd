export interface EmbeddedPostgres {
  url(database: string): string;
  readonly adminUrl: string;
  stop(): Promise<void>;
  readonly ended: Promise<string>;
  readonly where: {
    readonly dataDir: string;
    readonly socketDir: string;
    readonly programDir: string;
    readonly user: string;
    toString(): string;
  };
}

export interface EmbeddedPostgresOptions {
  dataDir: string;
  runDir?: string;
  log?: (line: string) => void;
  durable?: boolean;
  env?: Record<string, string>;
  systemDir?: string;
}

export declare class PostgresTrouble extends Error {
  readonly isTrouble: true;
}

export declare function startPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres>;
