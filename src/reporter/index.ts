/** The public site: pages rendered on the server that work with no script. */
export { ReporterModule } from './reporter.module.js';
