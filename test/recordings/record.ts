import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startTwentyFourSevenOfficeSandbox } from '../../lib/sandboxes/twenty-four-seven-office/index.ts';
import { createTwentyFourSevenOfficeControl } from '../../lib/sandboxes/twenty-four-seven-office/control.ts';
import { seedClient } from '../../lib/sandboxes/twenty-four-seven-office/seed.ts';
import type { Http } from '../../lib/sync/ports.ts';
import { createHttp } from '../../lib/transport/http.ts';
import { bookSupplierInvoice, expenseScenes } from '../connectors/twenty-four-seven-office/expense-scenes.ts';
import { handMadeScenes } from '../connectors/twenty-four-seven-office/hand-made-scenes.ts';
import { exampleLogin, officeConnection } from '../connectors/twenty-four-seven-office/office-connection.ts';
import {
  exampleSession,
  operationOf,
  recordingsFolder,
  replay,
  resultOf,
} from '../connectors/twenty-four-seven-office/replay.ts';
import { sandboxScenes } from '../connectors/twenty-four-seven-office/sandbox-scenes.ts';
import type { Scene } from '../connectors/twenty-four-seven-office/scene.ts';

// Records what the connector sends and the sandbox answers, scene by scene, and for answers written by hand what the
// connector sends. Run it with `node test/recordings/record.ts` after a change that alters envelopes, and read the diff.

const { username, password, applicationId = '', identityId = '' } = exampleLogin;
const sandbox = await startTwentyFourSevenOfficeSandbox({ clock: () => new Date('2026-11-21T09:00:00.000Z') });
await seedClient(sandbox.url, {
  username,
  password,
  applicationId,
  identityId,
  clientId: '100',
  clientName: 'Fjord Regnskap AS',
});
const send = createHttp();

for (const scene of sandboxScenes) await record(scene);
await bookSupplierInvoice(createTwentyFourSevenOfficeControl(sandbox.url), '100');
for (const scene of expenseScenes) await record(scene);
for (const scene of handMadeScenes) keep(scene.sentence, 'request.xml', (await replay(scene)).request);
await sandbox.close();
process.exit(0);

function keep(sentence: string, name: string, text: string): void {
  if (text === '') throw new Error(`${sentence}: the operation was not called`);
  mkdirSync(join(recordingsFolder, sentence), { recursive: true });
  writeFileSync(join(recordingsFolder, sentence, name), text);
}

/** Ids that differ from run to run get fixed ones, a secret gets the example's. */
function withoutChance(xml: string): string {
  const ids = new Map<string, string>();
  return xml
    .replace(/<LoginResult>[^<]+</, `<LoginResult>${exampleSession}<`)
    .replace(/<(Id|LinkId)>(?!aaaaaaaa-)([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})</g, (_whole, element: string, id: string) => {
      const fixed = ids.get(id) ?? `dddddddd-0000-4000-8000-${String(ids.size + 1).padStart(12, '0')}`;
      ids.set(id, fixed);
      return `<${element}>${fixed}<`;
    });
}

/** The last call of the scene's operation is kept: an earlier one may have been another scene's. */
async function record(scene: Scene): Promise<void> {
  let request = '';
  let response = '';
  const http: Http = async (sent) => {
    const answer = await send(sent);
    if (operationOf(sent.headers) === scene.operation) {
      request = String(sent.body);
      response = Buffer.from(answer.body).toString('utf8');
    }
    return answer;
  };
  const connection = officeConnection({ http, endpoint: sandbox.url, secondEndpoint: sandbox.webservicesUrl });
  await resultOf(scene, connection);
  keep(scene.sentence, 'request.xml', request);
  keep(scene.sentence, 'response.xml', withoutChance(response));
}
