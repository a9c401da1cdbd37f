import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

const read = (path) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

for (const folder of ['orchestrator', 'toolchain']) {
  describe(`the packages of ${folder}`, () => {
    it('have exact versions', () => {
      const { dependencies = {}, devDependencies = {}, optionalDependencies = {} } = JSON.parse(read(`${folder}/package.json`));
      const versions = Object.values({ ...dependencies, ...devDependencies, ...optionalDependencies });
      assert.ok(versions.length > 0);
      for (const version of versions) assert.match(version, /^\d+\.\d+\.\d+$/);
    });

    it('are locked by content, and not to the address of a registry', () => {
      const { packages } = JSON.parse(read(`${folder}/package-lock.json`));
      for (const [name, { resolved, integrity }] of Object.entries(packages)) {
        if (name === '') continue;
        assert.equal(resolved, undefined, name);
        assert.match(integrity, /^sha512-/, name);
      }
    });
  });
}

describe('what is deployed', () => {
  it('is the source and its dependencies, and no test', () => {
    const { files, main } = JSON.parse(read('orchestrator/package.json'));
    assert.deepEqual([files, main], [['src'], 'src/index.js']);
  });
});
