import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expenseScenes } from './expense-scenes.ts';
import { handMadeScenes } from './hand-made-scenes.ts';
import { exampleLogin } from './office-connection.ts';
import { exampleSession, recordingsFolder, replay } from './replay.ts';
import { sandboxScenes } from './sandbox-scenes.ts';

const scenes = [...sandboxScenes, ...expenseScenes, ...handMadeScenes];

describe('24SevenOffice, recorded', () => {
  it.each(scenes.map((scene) => [scene.sentence, scene] as const))('%s', async (sentence, scene) => {
    const { result, request, connection } = await replay(scene);
    expect(request).toBe(readFileSync(join(recordingsFolder, sentence, 'request.xml'), 'utf8'));
    expect(result).toMatchObject(Object(scene.becomes));
    const shown = JSON.stringify([result, connection.closed, connection.reports]);
    expect(shown).not.toContain(exampleSession);
    expect(shown).not.toContain(exampleLogin.password);
  });

  it.each(['the-quota-as-a-fault', 'the-quota-as-status-429', 'the-quota-as-plain-text'])(
    '%s closes the budget until the quarantine ends',
    async (sentence) => {
      const scene = handMadeScenes.find((found) => found.sentence === sentence);
      if (scene === undefined) throw new Error('no such scene');
      const { connection } = await replay(scene);
      expect(connection.closed).toEqual([new Date('2026-11-21T10:00:00.000Z')]);
    },
  );
});
