import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const JAR = `${ROOT}examples/target/hawser-examples.jar`;
const DEPLOYABLE = `${ROOT}agent-lambda/target/hawser-lambda.zip`;

/** Says what has to be built before the stage can be used, or nothing. */
export function missingParts() {
  const missing = [JAR, DEPLOYABLE].filter((path) => !existsSync(path)).map((path) => path.slice(ROOT.length));
  return missing.length > 0 ? `${missing.join(' and ')} not built yet: run mvn package -DskipTests` : undefined;
}

/**
 * Starts the stage: the Java functions, each in a process of its own under the real Lambda runtime client, an offline model,
 * and Lambda's Invoke API in front of them. It ends when its standard input closes, so that it can't outlive this process.
 */
export async function startStage(args = []) {
  const child = spawn('java', ['-cp', JAR, 'dev.hawser.examples.stage.Stage', ...args], {
    cwd: ROOT,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const errors = [];
  child.stderr.on('data', (chunk) => errors.push(chunk));
  const { invoke, mount } = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) =>
      reject(new Error(`The stage ended with code ${code}: ${Buffer.concat(errors).toString().slice(-2000)}`)),
    );
    createInterface({ input: child.stdout }).once('line', (line) => resolve(JSON.parse(line)));
  });
  child.removeAllListeners('exit');
  child.stdout.resume();

  return {
    mount,
    /** Invokes a function. What it throws arrives as an Error of that name, as the durable service would record it. */
    async invoke(name, request) {
      const response = await fetch(`${invoke}/2015-03-31/functions/${name}/invocations`, {
        method: 'POST',
        body: JSON.stringify(request),
      });
      const payload = await response.json();
      if (response.ok && !response.headers.has('X-Amz-Function-Error')) return payload;
      throw Object.assign(new Error(payload.errorMessage ?? `HTTP ${response.status}`), { name: payload.errorType ?? 'Error' });
    },
    kill: (name) => fetch(`${invoke}/stage/kill/${name}`, { method: 'POST' }),
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', resolve);
        child.stdin.end();
      }),
    log: () => Buffer.concat(errors).toString(),
  };
}
