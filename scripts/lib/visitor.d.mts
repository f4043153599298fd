import type { Agent, IncomingHttpHeaders } from 'node:http';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly path: string;
  readonly body: string;
}

export type FormFields = [name: string, value: string][];

export declare class Visitor {
  constructor(origin: string, options?: { agent?: Agent; headers?: Record<string, string> });
  bytes: number;
  requests: number;
  /** By name; they may be changed. */
  readonly cookies: Map<string, string>;
  get cookieHeader(): string;
  send(
    method: string,
    path: string,
    options?: { body?: string | Uint8Array; headers?: Record<string, string> },
  ): Promise<Answer>;
  get(path: string): Promise<Answer>;
  post(path: string, fields: FormFields): Promise<Answer>;
  postOnly(path: string, fields: FormFields): Promise<Answer>;
}
