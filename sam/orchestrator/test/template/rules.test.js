import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { loadTemplates } from './load.js';
import { mutations } from './mutations.js';
import { apiRules } from './rules-api.js';
import { lambdaRules } from './rules-lambda.js';
import { referenceRules } from './rules-references.js';
import { storageRules } from './rules-storage.js';

const templates = loadTemplates();

for (const [name, rule] of Object.entries({ ...lambdaRules, ...storageRules, ...apiRules, ...referenceRules })) {
  describe(name, () => {
    it('holds', () => assert.deepEqual(rule(templates), []));

    const cases = Object.entries(mutations[name] ?? {});
    it('has a case that breaks it', () => assert.ok(cases.length > 0));
    for (const [what, mutate] of cases) {
      it(`catches ${what}`, () => {
        const broken = structuredClone(templates);
        mutate(broken);
        assert.notDeepEqual(broken, templates, 'the case changes nothing');
        assert.notDeepEqual(rule(broken), []);
      });
    }
  });
}
