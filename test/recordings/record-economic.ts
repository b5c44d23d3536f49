import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { playScenes, recordingsFolder } from '../connectors/economic/play.ts';

// Records what the e-conomic connector sends and the sandbox answers, scene by scene. Run it with
// `node test/recordings/record-economic.ts` after a change that alters bodies, and read the diff.

for (const { scene, result, exchange } of await playScenes()) {
  if (exchange === undefined) throw new Error(`${scene.sentence}: the call was not made: ${JSON.stringify(result)}`);
  const folder = join(recordingsFolder, scene.sentence);
  mkdirSync(folder, { recursive: true });
  for (const part of ['request', 'response'] as const) {
    writeFileSync(join(folder, `${part}.json`), `${JSON.stringify(exchange[part], undefined, 2)}\n`);
  }
}
process.exit(0);
