import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './paths.js';

it('finds the folder of the project', () => {
  expect(JSON.parse(readFileSync(join(projectRoot(), 'package.json'), 'utf8'))).toMatchObject({
    name: 'abhaya',
  });
});
