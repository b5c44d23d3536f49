import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Part } from './exchange.ts';
import { playScenes } from './play.ts';
import { recordingsFolder, replay } from './replay.ts';
import { soapUser } from './scene.ts';
import { scenes } from './scenes/index.ts';
import { exampleToken } from './xledger-connection.ts';

function kept(sentence: string, which: 'request' | 'response'): Part | undefined {
  for (const ending of ['json', 'xml', 'txt'] as const) {
    const path = join(recordingsFolder, sentence, `${which}.${ending}`);
    if (existsSync(path)) return { ending, text: readFileSync(path, 'utf8') };
  }
  return undefined;
}

const whole = (value: unknown) => ({ value });

describe('Xledger, over recorded answers', () => {
  it.each(scenes.map((scene) => [scene.sentence, scene] as const))('%s', async (sentence, scene) => {
    const { result, request } = await replay(scene);
    expect(whole(result)).toMatchObject(whole(scene.becomes));
    expect(request).toEqual(kept(sentence, 'request'));
  });
});

describe('Xledger, against the sandbox', () => {
  const played = playScenes(scenes);

  it.each(scenes.map(({ sentence }) => sentence))('%s', async (sentence) => {
    const scene = (await played).find((one) => one.scene.sentence === sentence);
    expect(whole(scene?.result)).toMatchObject(whole(scene?.scene.becomes));
    expect(scene?.exchange?.request).toEqual(kept(sentence, 'request'));
    expect(scene?.exchange?.response).toEqual(kept(sentence, 'response'));
  });
});

it('has a scene for each recording, and no secret in any', () => {
  const folders = readdirSync(recordingsFolder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map(({ name }) => name).sort()).toEqual(scenes.map(({ sentence }) => sentence).sort());
  for (const { name } of folders) {
    for (const which of ['request', 'response'] as const) expect(kept(name, which)?.text).not.toContain(exampleToken);
    if (kept(name, 'request')?.ending === 'json') expect(kept(name, 'request')?.text).not.toContain(soapUser.password);
  }
});
