import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { playScenes } from '../connectors/xledger/play.ts';
import { recordingsFolder } from '../connectors/xledger/replay.ts';
import { scenes } from '../connectors/xledger/scenes/index.ts';

// Records what the Xledger connector sends and the sandbox answers, scene by scene. Run it with
// `node test/recordings/record-xledger.ts` after a change that alters requests or answers, and read the diff.

for (const { scene, result, exchange } of await playScenes(scenes)) {
  if (exchange === undefined) throw new Error(`${scene.sentence}: the call was not made: ${JSON.stringify(result)}`);
  const folder = join(recordingsFolder, scene.sentence);
  mkdirSync(folder, { recursive: true });
  for (const part of ['request', 'response'] as const) {
    writeFileSync(join(folder, `${part}.${exchange[part].ending}`), exchange[part].text);
  }
}
process.exit(0);
