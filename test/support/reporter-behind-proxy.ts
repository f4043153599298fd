import { Visitor } from '../../scripts/lib/visitor.mjs';
import { Reporter } from './reporter.js';

/** A reporter as they come through a reverse proxy: with an address, and a browser of their own. */
export class ReporterBehindProxy extends Reporter {
  override readonly visitor: Visitor;

  constructor(site: string, headers: Record<string, string>) {
    super(site);
    this.visitor = new Visitor(site, { headers });
  }
}
