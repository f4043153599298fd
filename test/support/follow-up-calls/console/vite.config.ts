import { mergeConfig, type Plugin } from 'vite';
import consoleConfig from '../../../../console/vite.config.js';

const HERE = '../../../test/support/follow-up-calls/console';
const REGISTRIES = /\/console\/src\/case\/(?:panel|timeline)-registry\.ts$/;

/** Has the console look for panels and renderers in this folder as it does in its own. */
function withThisFolder(): Plugin {
  return {
    name: 'with-this-folder',
    enforce: 'pre',
    transform: (code, id) =>
      REGISTRIES.test(id) ? code.replace(/'\.\.\/\*\/(\*\.[^']+)'/, `['../*/$1', '${HERE}/$1']`) : null,
  };
}

/** The console as it is, and this feature in it. Give the folder to build into as `--outDir`. */
export default mergeConfig(consoleConfig, { plugins: [withThisFolder()] });
