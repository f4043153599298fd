export interface StarterSettings {
  readonly dataDir: string;
  readonly port: number | null;
  readonly consolePort: number | null;
  readonly host: string;
  readonly siteOrigin: string;
  readonly consoleOrigin: string;
}

export declare function withoutSettings(
  env: Record<string, string | undefined>,
): Record<string, string | undefined>;
export declare function settings(root: string, env: Record<string, string | undefined>): StarterSettings;
export declare function reachable(host: string): string;
