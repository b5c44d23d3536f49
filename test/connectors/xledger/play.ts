import { createXledgerControl } from '../../../lib/sandboxes/xledger/control.ts';
import { startXledgerSandbox } from '../../../lib/sandboxes/xledger/index.ts';
import { seedXledgerEntity } from '../../../lib/sandboxes/xledger/seed.ts';
import type { Http } from '../../../lib/sync/ports.ts';
import { createHttp } from '../../../lib/transport/http.ts';
import { type Exchange, operationOf, requestPart, responsePart, wholeBody } from './exchange.ts';
import { ownerCode, resultOf, type Scene, sceneTime, soapUser } from './scene.ts';
import { exampleToken, xledgerConnection } from './xledger-connection.ts';

/** Plays all scenes against the sandbox, each in a ledger of its own: what came of each, and its exchange. */
export async function playScenes(
  scenes: readonly Scene[],
): Promise<{ scene: Scene; result: unknown; exchange: Exchange | undefined }[]> {
  const sandbox = await startXledgerSandbox({ clock: sceneTime });
  const control = createXledgerControl(sandbox.url);
  const seed = { ownerCode, name: 'Fjord Eksempel AS', token: exampleToken, creditsPerHour: 1000, soapUser };
  const connect = (http: Http) => xledgerConnection({ http, endpoint: sandbox.url, clock: sceneTime });
  try {
    const played = [];
    for (const scene of scenes) {
      await control.reset();
      await seedXledgerEntity(sandbox.url, seed);
      await scene.before?.(control, connect(createHttp()));
      const kept: Exchange[] = [];
      const recorded = recording((operation, exchange) => {
        if (operation === scene.operation) kept.push(exchange);
      });
      played.push({ scene, result: await resultOf(scene, connect(recorded)), exchange: kept[0] });
    }
    return played;
  } finally {
    await sandbox.close();
  }
}

/** The real client, which also tells of each exchange. */
function recording(tell: (operation: string, exchange: Exchange) => void): Http {
  const http = createHttp();
  return async (sent) => {
    const body = await wholeBody(sent.body);
    const answer = await http({ ...sent, body: sent.method === 'GET' ? undefined : body });
    tell(operationOf(sent, body), { request: requestPart(sent, body), response: responsePart(answer) });
    return answer;
  };
}
