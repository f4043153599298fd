/** What we use of negotiator 1, whose published types are those of 0.6. */
declare module 'negotiator' {
  class Negotiator {
    constructor(request: { headers: { 'accept-encoding'?: string } });
    /** Those of `available` that the client takes, the best first; `preferred` decides between equals. */
    encodings(available: readonly string[], options: { preferred: readonly string[] }): string[];
  }
  export = Negotiator;
}
