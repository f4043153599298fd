// Imported first by every starter, before anything that an old Node might not understand.
const NEEDED = [20, 19];

/** What is wrong with this Node version (`'18.20.4'`), as a sentence to print, or null. */
export function nodeProblem(version) {
  const [major, minor] = version.split('.').map(Number);
  if (major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])) return null;
  return (
    'Abhaya needs Node ' +
    NEEDED.join('.') +
    ' or newer; this is Node ' +
    version +
    '.\n' +
    'Install the current LTS release from https://nodejs.org (or with your version manager) and start again.'
  );
}

const problem = nodeProblem(process.versions.node);
if (problem) {
  process.stderr.write(problem + '\n');
  process.exit(1);
}
