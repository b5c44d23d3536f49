import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import dynalite from 'dynalite';
import { serverOrder } from './server-thread.ts';

/** Thread of the embedded table server: dynalite over a folder. */
const { folder } = serverOrder.parse(workerData);
const server = dynalite({ path: folder, createTableMs: 0, updateTableMs: 0, deleteTableMs: 0 });
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const address = server.address();
parentPort?.postMessage(typeof address === 'object' && address !== null ? address.port : undefined);
parentPort?.once('message', () => {
  server.closeAllConnections();
  // The folder's own lock must be given back before the thread ends.
  server.close(() => process.exit(0));
});
