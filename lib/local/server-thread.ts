import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import * as z from 'zod';

/** What an embedded server's thread is told at its start. */
export const serverOrder = z.object({ folder: z.string() });

/** An embedded server on loopback, in a thread of its own. */
export type ServerThread = {
  readonly url: string;
  /** True when every request was answered before the end. */
  close(): Promise<boolean>;
};

/** Start the server of an entry file beside this one; it answers with its port. */
export async function startServerThread(
  entry: 'tables-entry.ts' | 'queues-entry.ts',
  folder: string,
): Promise<ServerThread> {
  const worker = new Worker(new URL(entry, import.meta.url), {
    workerData: serverOrder.parse({ folder }),
    execArgv: [],
    stdout: true,
  });
  const ended = new Promise<number>((resolve) => worker.once('exit', resolve));
  const [port]: unknown[] = await once(worker, 'message');
  worker.on('error', (error) => {
    throw new Error(`The embedded server of ${entry} has stopped`, { cause: error });
  });
  return {
    url: `http://127.0.0.1:${Number(port)}`,
    async close() {
      worker.postMessage('close');
      return (await ended) === 0;
    },
  };
}
