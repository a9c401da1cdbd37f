import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { it } from 'node:test';
import { fileURLToPath } from 'node:url';

const sam = fileURLToPath(new URL('../../../', import.meta.url));
const lint = (...files) => spawnSync('cfn-lint', files, { cwd: sam, encoding: 'utf8' });
const missing = lint('--version').status === 0 ? false : 'cfn-lint is not on this machine';

it('cfn-lint has nothing to say', { skip: missing }, () => {
  const { status, stdout, stderr } = lint('template.yaml', 'stacks/network.yaml', 'stacks/workspace.yaml');
  assert.deepEqual([status, stdout, stderr], [0, '', '']);
});
