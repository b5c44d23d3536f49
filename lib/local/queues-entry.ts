import { Server } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';
import { startFauxqs } from 'fauxqs';
import { localRegion } from './local-names.ts';
import { serverOrder } from './server-thread.ts';

/**
 * Thread of the embedded queue and object server. fauxqs 2.4.1 listens on all interfaces whatever it is told
 * (`app.listen({ host: "0.0.0.0" })` in its app.js), so within this thread every listener is bound to loopback.
 */
const listen = Server.prototype.listen;
Object.defineProperty(Server.prototype, 'listen', {
  value: function listenOnLoopback(this: Server, settings: object, ...rest: unknown[]): unknown {
    return Reflect.apply(listen, this, [{ ...settings, host: '127.0.0.1' }, ...rest]);
  },
});

const { folder } = serverOrder.parse(workerData);
// Queues stay in memory: with `dataDir`, a message whose visibility is set to 0 is lost.
const server = await startFauxqs({ port: 0, logger: false, defaultRegion: localRegion, s3StorageDir: folder });
parentPort?.postMessage(server.port);
parentPort?.once('message', () => process.exit(0));
