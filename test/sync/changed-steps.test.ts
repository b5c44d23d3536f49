import type { Step } from '../../lib/sync/define-sync.ts';
import type { WriteOutcome } from '../../lib/sync/outcome.ts';
import { Scene, type StoryParts } from '../support/scene.ts';
import type { Thing } from '../support/virtual-target.ts';

type Writes = Step<Thing, '24sevenoffice'>;

function step(name: string, changed: Partial<Writes> = {}): Writes {
  return {
    ...{ name, vendor: '24sevenoffice', canUpdate: false, looksUpFirst: false, settleSeconds: 60, calls: 1 },
    evidence: ({ naturalKey }) => ({ naturalKey }),
    check: async () => [],
    write: async () => ({ kind: 'delivered', targetId: name }),
    lookUp: async () => ({ kind: 'absent' }),
    ...changed,
  };
}

const unanswered: Writes['write'] = async () => ({ kind: 'unknown', vendorWords: 'no answer' });

/** The receipt after a sending of this step, as a version of the program finds it that has no such step any more. */
async function leftBy(old: StoryParts, present: StoryParts, state: 'unknown' | 'sending'): Promise<Scene> {
  const before = new Scene(old);
  await before.change('1');
  await before.run('1');
  const now = new Scene(present);
  const receipt = before.receipt('1');
  const lapsed = { owner: 'gone', until: '2026-11-20T08:00:00.000Z' };
  now.store.overwrite(state === 'unknown' ? receipt : { ...receipt, state, lease: lapsed, notBefore: undefined });
  now.source.set('1', { naturalKey: 'N1', content: 'first' });
  await now.change('2');
  now.queue.push(now.refOf('1'), now.refOf('2'));
  now.advance(600);
  return now;
}

describe('a step that this version of the program does not have any more', () => {
  it.each(['unknown', 'sending'] as const)(
    'leaves what was %s to a person, and holds up nobody else',
    async (state) => {
      const old = { before: [step('enter', { write: unanswered })] };
      const scene = await leftBy(old, {}, state);
      await scene.minutes(5);
      expect(scene.receipt('1')).toMatchObject({ state: 'conflict', problem: { code: 'outcome-unknown' } });
      expect(scene.receipt('2').state).toBe('delivered');
    },
  );
});

describe('a queue at the target that throws away what a step put into it', () => {
  const refusals: WriteOutcome[] = [
    { kind: 'rejected', problem: { code: 'refused-by-vendor' }, undoes: ['send'] },
    { kind: 'delivered', targetId: 'posted' },
  ];

  it('gets it anew after the person’s retry, also when the source was corrected', async () => {
    const sent: string[] = [];
    const send = step('send', {
      write: async (_connection, { target }) => {
        sent.push(target.content);
        return { kind: 'delivered', targetId: `queued ${sent.length}` };
      },
    });
    const ask: StoryParts['write'] = {
      asksOnly: true,
      write: async () => refusals.shift() ?? { kind: 'unknown', vendorWords: '' },
    };
    const scene = new Scene({ before: [send], write: ask });
    await scene.change('1');
    await scene.run('1');
    expect(scene.receipt('1')).toMatchObject({ state: 'rejected', problem: { code: 'refused-by-vendor' } });
    await scene.change('1', 'corrected');
    await scene.run('1');
    expect(scene.receipt('1').state).toBe('delivered');
    expect(sent).toEqual(['first', 'corrected']);
  });
});

it('what was entered and cannot be changed is a person’s when its source is gone, though the last step could be changed', async () => {
  const refused: WriteOutcome = { kind: 'rejected', problem: { code: 'refused-by-vendor' } };
  const scene = new Scene({ before: [step('enter')], write: { canUpdate: true, write: async () => refused } });
  await scene.change('1');
  await scene.run('1');
  await scene.change('1');
  scene.source.delete('1');
  await scene.run('1');
  expect(scene.receipt('1')).toMatchObject({ state: 'conflict', problem: { code: 'changed-after-delivery' } });
});
