/**
 * The thread that makes a PDF of a document, with the compiler of Typst. It reads the template and the fonts of this folder and
 * nothing else, and writes no file: the document comes in and goes out as messages.
 */
import { join } from 'node:path';
import { parentPort } from 'node:worker_threads';

const folder = import.meta.dirname;
const template = join(folder, 'case.typ');

async function makeCompiler() {
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler');
  return NodeCompiler.create({ workspace: folder, fontArgs: [{ fontPaths: [join(folder, 'fonts')] }] });
}

let compiler;

parentPort.on('message', async ({ id, data }) => {
  try {
    compiler ??= await makeCompiler();
  } catch {
    parentPort.postMessage({ id, error: 'unavailable' });
    return;
  }
  try {
    const pdf = compiler.pdf({ mainFilePath: template, inputs: { data } });
    parentPort.postMessage({ id, pdf });
  } catch {
    // What the compiler says may hold words of the document.
    parentPort.postMessage({ id, error: 'failed' });
  } finally {
    // Nothing of a document stays.
    compiler.evictCache(0);
  }
});
