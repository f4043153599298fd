// Says, for each XML document in the JSON array on standard input, what is wrong with it: not well-formed, or, with the path of a
// schema as the argument, not valid. The library needs an ES module, which jest's own are not.
import { readFileSync } from 'node:fs';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';

const schema = process.argv[2];
const validator = schema ? XsdValidator.fromDoc(XmlDocument.fromString(readFileSync(schema, 'utf8'))) : null;

const wrongWith = (text) => {
  let document;
  try {
    document = XmlDocument.fromString(text);
    validator?.validate(document);
    return null;
  } catch (error) {
    return String(error.message);
  } finally {
    document?.dispose();
  }
};

process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, 'utf8')).map(wrongWith)));
