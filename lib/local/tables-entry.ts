import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import dynalite from 'dynalite';
import { serverOrder } from './server-thread.ts';

/** How often the end looks whether all is answered, ten milliseconds apart. */
const mostLooks = 200;

/** Thread of the embedded table server: dynalite over a folder. */
const { folder } = serverOrder.parse(workerData);
const server = dynalite({ path: folder, createTableMs: 0, updateTableMs: 0, deleteTableMs: 0 });

/** Requests that are being worked on, also of clients that went away meanwhile. */
let open = 0;
server.prependListener('request', (_request, response: ServerResponse) => {
  open += 1;
  const end = response.end;
  response.end = (...given: unknown[]) => {
    open -= 1;
    return Reflect.apply(end, response, given);
  };
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const address = server.address();
parentPort?.postMessage(typeof address === 'object' && address !== null ? address.port : undefined);
parentPort?.once('message', async () => {
  for (let looks = 0; looks < mostLooks && open > 0; looks += 1) await pause(10);
  const code = open === 0 ? 0 : 1;
  server.closeAllConnections();
  // The folder's own lock must be given back before the thread ends.
  server.close(() => process.exit(code));
});
