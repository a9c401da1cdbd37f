import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const AGENTS = ['security-review', 'style-review', 'summary'];
const JAR = 'examples/target/hawser-examples.jar';
const PARTS = [JAR, 'examples/target/hawser-lambda.zip'];

/** Says what has to be built before the stage can be used, or nothing. */
export function missingParts() {
  const missing = PARTS.filter((path) => !existsSync(ROOT + path));
  return missing.length > 0 ? `${missing.join(' and ')} not built yet: run mvn package -DskipTests` : undefined;
}

/**
 * Starts the stage: the Java functions, each in a process of its own under the real Lambda runtime client, an offline model,
 * and Lambda's Invoke API in front of them. It ends when its standard input closes, so that it can't outlive this process.
 *
 * @param mount     the directory that holds the workspaces
 * @param timeout   seconds that an invocation of an agent may take
 * @param keptBack  seconds of it that are kept back: a run is suspended when only they are left
 * @param approval  whether the summary asks before it is published
 */
export async function startStage({ mount, timeout = 60, keptBack = 15, approval = false }) {
  const options = [
    `--mount=${mount}`,
    ...AGENTS.map((name) => `--timeout=${name}=${timeout}`),
    `--env=SOFT_DEADLINE_SECONDS=${keptBack}`,
    `--env=REVIEW_APPROVAL=${approval}`,
  ];
  const java = process.env.JAVA_HOME ? `${process.env.JAVA_HOME}/bin/java` : 'java';
  const child = spawn(java, ['-cp', JAR, 'dev.hawser.examples.stage.Stage', ...options], { cwd: ROOT });
  let log = '';
  child.stderr.setEncoding('utf8').on('data', (text) => (log = (log + text).slice(-100_000)));

  const { invoke } = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The stage ended with code ${code}: ${log}`)));
    createInterface({ input: child.stdout }).once('line', (line) => resolve(JSON.parse(line)));
  });

  return {
    mount,

    /** Invokes a function. What it throws arrives as an Error of that name, as the durable service would record it. */
    async invoke(name, request) {
      const url = `${invoke}/2015-03-31/functions/${name}/invocations`;
      const response = await fetch(url, { method: 'POST', body: JSON.stringify(request) });
      const payload = await response.json();
      if (response.ok && !response.headers.has('X-Amz-Function-Error')) return payload;
      const message = payload.errorMessage ?? payload.Message ?? `HTTP ${response.status}`;
      throw Object.assign(new Error(message), { name: payload.errorType ?? 'Error' });
    },

    /** Kills the function's processes, as kill -9 does. The next invocation starts a new one. */
    kill: (name) => fetch(`${invoke}/stage/kill/${name}`, { method: 'POST' }),

    stop: () =>
      new Promise((resolve) => {
        child.once('exit', resolve);
        child.stdin.end();
      }),
  };
}
