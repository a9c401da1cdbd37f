import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';

const page = readFileSync(new URL('../../../../docs/orchestrator.md', import.meta.url), 'utf8');
const blocks = [...page.matchAll(/```json\n([\s\S]*?)```/g)].map(([, text]) => JSON.parse(text));

it('the state machine of the guide leads nowhere that is not there', () => {
  const { StartAt, States } = blocks.find((block) => block.StartAt);
  const targets = Object.values(States).flatMap(({ Next, Default, Choices = [], Catch = [] }) => [
    Next,
    Default,
    ...[...Choices, ...Catch].map((choice) => choice.Next),
  ]);
  for (const target of [StartAt, ...targets].filter(Boolean)) assert.ok(States[target], target);
});
