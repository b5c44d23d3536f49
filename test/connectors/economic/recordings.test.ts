import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exampleTokens } from './economic-connection.ts';
import { playScenes, recordingsFolder } from './play.ts';
import { scenes } from './scenes.ts';

describe('e-conomic, recorded', () => {
  const played = playScenes();

  it.each(scenes.map(({ sentence }) => sentence))('%s', async (sentence) => {
    const scene = (await played).find((one) => one.scene.sentence === sentence);
    expect(scene?.result).toMatchObject(Object(scene?.scene.becomes));
    const kept = readFileSync(join(recordingsFolder, sentence, 'request.json'), 'utf8');
    expect(`${JSON.stringify(scene?.exchange?.request, undefined, 2)}\n`).toBe(kept);
    expect(kept).not.toContain(exampleTokens.grant);
    expect(kept).not.toContain(exampleTokens.appSecret);
  });

  it('every write carries its key', async () => {
    for (const { exchange } of await played) {
      expect(exchange?.idempotencyKey).toMatch(/^(key-of-[a-z-]+|[0-9a-f]{64})$/);
    }
  });
});
