import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/*
 * Jest loads everything anew for each file, and most files of the tests load the whole helpdesk. So a run of all tests takes
 * several files together: a group is a file that reads some spec files, each within a `describe` of its name, on one load.
 */

/** How many files a group has at most, by project. There have to be some groups for each processor. */
const MOST = { unit: 24, medium: 7, e2e: 5, browser: 3 };
/** In a spec file: it is not taken together with others, for the reason that follows. */
const ALONE = /^\/\/ Alone: /m;

/** Which project a spec file belongs to, by its path from the root. */
function projectOf(path) {
  const [, project] = /^test\/(medium|e2e|browser)\//.exec(path) ?? [];
  return project ?? 'unit';
}

/** The spec files of the repository, by their paths from the root with slashes. */
export function specFiles(root) {
  const below = (folder) =>
    readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      if (entry.name === 'node_modules') return [];
      if (entry.isDirectory()) return below(path);
      return /\.spec\.tsx?$/.test(entry.name) ? [path] : [];
    });
  return ['src', 'console', 'test'].flatMap(below).sort();
}

/** Deals the files out, the longest first, so that the groups are about equally long. */
function dealt(root, paths, most) {
  const bySize = paths.toSorted(
    (one, other) => statSync(join(root, other)).size - statSync(join(root, one)).size,
  );
  const groups = Array.from({ length: Math.ceil(paths.length / most) }, () => []);
  bySize.forEach((path, index) => groups[index % groups.length].push(path));
  return groups;
}

const textOf = (root, paths) => `// Written by npm test for one run.
for (const path of ${JSON.stringify(paths)})
  describe(path, () => {
    try {
      require(${JSON.stringify(`${root}/`)} + path);
    } catch (error) {
      it('can be read', () => {
        throw error;
      });
    }
  });
`;

/** Writes the groups of all spec files but those that `ignored` (patterns) leave out into a folder, one folder a project. */
export function writeGroups(root, folder, ignored) {
  rmSync(folder, { recursive: true, force: true });
  const paths = specFiles(root).filter((path) => !ignored.some((pattern) => new RegExp(pattern).test(path)));
  for (const [project, most] of Object.entries(MOST)) {
    const own = paths.filter((path) => projectOf(path) === project);
    const alone = own.filter((path) => ALONE.test(readFileSync(join(root, path), 'utf8')));
    const together = own.filter((path) => !alone.includes(path));
    mkdirSync(join(folder, project), { recursive: true });
    [...alone.map((path) => [path]), ...dealt(root, together, most)].forEach((group, index) =>
      writeFileSync(join(folder, project, `group-${index + 1}.spec.js`), textOf(root, group)),
    );
  }
}

/** The spec files of a group that could not even be read. */
export function filesOfGroup(text) {
  return JSON.parse(/^for \(const path of (\[.*\])\)$/m.exec(text)?.[1] ?? '[]');
}
