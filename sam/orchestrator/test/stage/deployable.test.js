import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { it } from 'node:test';
import { loadTemplates } from '../template/load.js';

const zip = new URL('../../../../agent-lambda/target/hawser-lambda.zip', import.meta.url);
const skip = process.env.CI === 'true' || existsSync(zip) ? false : 'the deployable is not built yet';

/** The names of the entries stand in a zip as they are. */
const jars = () => [...new Set(readFileSync(zip, 'latin1').match(/lib\/[\w.+-]+?\.jar/g))];

it('the deployable has the libraries where Lambda looks for them', { skip }, () => {
  assert.ok(
    jars().some((name) => name.startsWith('lib/agent-lambda-')),
    String(jars()),
  );
});

it('the deployable has no native library of another architecture than the functions', { skip }, () => {
  const [architecture] = loadTemplates().main.Globals.Function.Architectures;
  const foreign = { arm64: /x86_64|amd64/, x86_64: /aarch_?64|arm64/ }[architecture];
  assert.deepEqual(
    jars().filter((name) => foreign.test(name)),
    [],
  );
});
