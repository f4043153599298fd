/**
 * What was approved of an escalation, on paper: a sheet to print or read out, and the signed package for an authority. Kept nowhere,
 * and logged before it is handed out.
 */
export { EscalationPapersWebModule } from './escalation-papers.module.js';
export {
  plainHex,
  verifyPackage,
  type PackageCheck,
  type PackageFinding,
  type PackageVerdict,
} from './verify-package.js';
