import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';

/** A running stand-in for a vendor. */
export type Sandbox = { readonly url: string; close(): Promise<void> };

/** What a sandbox can be told to do wrong; those that answer badly have applied the call first. */
export const sandboxFaults = [
  'refuse',
  'apply-then-timeout',
  'apply-then-500',
  'fail-500',
  'slow',
  'throttle',
  'garbage',
  'truncated',
  'html',
  'wrong-schema',
  'reset',
] as const;

/** One of the faults. */
export type SandboxFault = (typeof sandboxFaults)[number];

/** A fault for one operation of a vendor, or for all (`*`); without `times` it stays until the faults are deleted. */
export type FaultSwitch = {
  readonly operation: string;
  readonly fault: SandboxFault;
  readonly company?: string | undefined;
  readonly times?: number | undefined;
  readonly delayMs?: number | undefined;
};

/** Read the state that an earlier run left; `undefined` when there is none. */
export function readJsonFile(path: string | undefined): unknown {
  return path === undefined || !existsSync(path) ? undefined : JSON.parse(readFileSync(path, 'utf8'));
}

/** A state on disk: `saved()` ends when everything changed before the call survives a kill; callers share writes. */
export type JsonFile = { saved(): Promise<void> };

/** Keep `content()` in a JSON file, whole at every moment: written beside it, then renamed. Without a path nothing is kept. */
export function keepJsonFile(path: string | undefined, content: () => unknown): JsonFile {
  if (path === undefined) {
    return { saved: () => Promise.resolve() };
  }
  let last: Promise<void> = Promise.resolve();
  let waiting: Promise<void> | undefined;
  const write = async () => {
    waiting = undefined;
    await writeFile(`${path}.new`, JSON.stringify(content()), { mode: 0o600 });
    await rename(`${path}.new`, path);
  };
  return {
    saved() {
      // A failed write is told to those who waited for it; the next one writes everything again.
      waiting ??= last.catch(() => undefined).then(write);
      last = waiting;
      return waiting;
    },
  };
}

/** Listen on loopback only and give the base URL. */
export async function listenOnLoopback(server: Server, port = 0): Promise<string> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') {
    throw new Error('The sandbox has no network address');
  }
  return `http://127.0.0.1:${address.port}`;
}
