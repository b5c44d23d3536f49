import { once } from 'node:events';
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';

/** How often each operation was called. */
export type Counts = ReadonlyMap<string, number>;

/** Stands before the table, passes everything on, and counts requests by the operation that `X-Amz-Target` names. */
export async function openCountingProxy(target: string) {
  const counts = new Map<string, number>();
  const agent = new Agent({ keepAlive: true });
  const pass = (from: IncomingMessage, to: ServerResponse) => {
    const operation = String(from.headers['x-amz-target']).split('.').at(-1) ?? '';
    counts.set(operation, (counts.get(operation) ?? 0) + 1);
    const { method, headers, url } = from;
    const onward = request(new URL(url ?? '/', target), { method, headers, agent }, (answer) => {
      to.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(to);
    });
    onward.on('error', () => to.destroy());
    from.pipe(onward);
  };
  const server = createServer(pass).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    /** What was counted since the last time this was asked. */
    taken(): Counts {
      const taken = new Map(counts);
      counts.clear();
      return taken;
    },
    async close(): Promise<void> {
      agent.destroy();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/** All operations together. */
export function totalOf(counts: Counts): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}
