/** Archives of a few files, without compression, that any system opens. */
export { readZip, writeZip, type ZipFile } from './zip.js';
