import type { Step } from '../../lib/sync/define-sync.ts';
import type { WriteOutcome } from '../../lib/sync/outcome.ts';
import { Scene, type StoryParts } from '../support/scene.ts';
import type { Thing } from '../support/virtual-target.ts';

/** A step that keeps what it was asked, and answers what it is told to. */
function step(name: string, answers: WriteOutcome[], changed: Partial<Step<Thing, '24sevenoffice'>> = {}) {
  const asked: string[] = [];
  const writer: Step<Thing, '24sevenoffice'> = {
    ...{ name, vendor: '24sevenoffice', canUpdate: false, looksUpFirst: false, settleSeconds: 60, calls: 1 },
    evidence: ({ naturalKey }) => ({ naturalKey }),
    check: async () => [],
    write: async (_connection, { target, done }) => {
      asked.push(`${target.content} after ${Object.keys(done).join('+') || 'nothing'}`);
      return answers.shift() ?? { kind: 'delivered', targetId: `${name} ${asked.length}` };
    },
    lookUp: async () => ({ kind: 'absent' }),
    ...changed,
  };
  return { asked, writer };
}

const refusal: WriteOutcome = { kind: 'rejected', problem: { code: 'refused-by-vendor', vendorWords: 'no' } };

async function sent(parts: StoryParts, minutes = 1): Promise<Scene> {
  const scene = new Scene(parts);
  await scene.change('1');
  scene.queue.push(scene.refOf('1'));
  await scene.minutes(minutes);
  return scene;
}

describe('a document in steps', () => {
  it('goes through them in their order, each told what those before it gave', async () => {
    const enter = step('enter', []);
    const attach = step('attach', []);
    const scene = await sent({ before: [enter.writer, attach.writer] });
    expect([enter.asked, attach.asked]).toEqual([['first after nothing'], ['first after enter']]);
    expect(scene.receipt('1')).toMatchObject({
      state: 'delivered',
      steps: { enter: { targetId: 'enter 1' }, attach: { targetId: 'attach 1' } },
    });
    expect(scene.heldOf('1')).toHaveLength(1);
  });

  it('goes on at the step that was refused, and repeats none before it', async () => {
    const enter = step('enter', []);
    const attach = step('attach', [refusal]);
    const scene = await sent({ before: [enter.writer, attach.writer] });
    expect(scene.receipt('1').state).toBe('rejected');
    await scene.change('1');
    await scene.run('1');
    expect(scene.receipt('1').state).toBe('delivered');
    expect([enter.asked.length, attach.asked.length, scene.heldOf('1').length]).toEqual([1, 2, 1]);
  });

  it('leaves out what the document does not need', async () => {
    const attach = step('attach', [], { isNeeded: () => false });
    const scene = await sent({ before: [attach.writer] });
    expect([scene.receipt('1').state, attach.asked]).toEqual(['delivered', []]);
  });

  it('is a person’s when its source changed after a step that cannot be changed', async () => {
    const enter = step('enter', []);
    const scene = await sent({ before: [enter.writer, step('attach', [refusal]).writer] });
    await scene.change('1', 'second');
    await scene.run('1');
    expect(scene.receipt('1')).toMatchObject({ state: 'conflict', problem: { code: 'changed-after-delivery' } });
    expect(enter.asked).toHaveLength(1);
  });

  it('begins anew, under another key, when what it entered is gone at the target', async () => {
    const keys: string[] = [];
    const enter = step('enter', [], {
      write: async (_connection, { idempotencyKey }) => {
        keys.push(idempotencyKey);
        return { kind: 'delivered', targetId: `enter ${keys.length}` };
      },
    });
    const gone: WriteOutcome = { kind: 'rejected', problem: { code: 'entry-gone' }, undoes: ['enter'] };
    const attach = step('attach', [gone]);
    const scene = await sent({ before: [enter.writer, attach.writer] });
    expect(scene.receipt('1')).toMatchObject({ state: 'rejected', problem: { code: 'entry-gone' }, beginnings: 1 });
    await scene.change('1');
    await scene.run('1');
    expect(scene.receipt('1')).toMatchObject({ state: 'delivered', steps: { enter: { targetId: 'enter 2' } } });
    expect(new Set(keys).size).toBe(2);
  });

  it.each([
    ['what it entered has turned up: it is not entered again', true, { state: 'delivered' }],
    [
      'something else stands there: a person decides',
      false,
      { state: 'conflict', problem: { code: 'target-differs' } },
    ],
  ])('looks for it before it begins anew; %s', async (_what, equal, expected) => {
    const enter = step('enter', [], {
      looksUpAnew: true,
      lookUp: async () => ({ kind: 'found', equal, targetId: 'seen', shown: 'it' }),
    });
    const gone: WriteOutcome = { kind: 'rejected', problem: { code: 'import-gone' }, undoes: ['enter'] };
    const scene = await sent({ before: [enter.writer, step('attach', [gone]).writer] });
    await scene.change('1');
    await scene.run('1');
    expect(scene.receipt('1')).toMatchObject(expected);
    expect(enter.asked).toHaveLength(1);
  });

  it('has not changed when only what is fetched beside its content did', async () => {
    const enter = step('enter', []);
    const decide = { content: ({ naturalKey }: Thing) => naturalKey };
    const scene = await sent({ before: [enter.writer, step('attach', [refusal]).writer], decide });
    await scene.change('1', 'second');
    await scene.run('1');
    expect(scene.receipt('1').state).toBe('delivered');
    expect(enter.asked).toHaveLength(1);
  });

  it('is a person’s when its source is gone after a step', async () => {
    const scene = await sent({ before: [step('enter', []).writer, step('attach', [refusal]).writer] });
    await scene.change('1');
    scene.source.delete('1');
    await scene.run('1');
    expect(scene.receipt('1')).toMatchObject({ state: 'conflict', problem: { code: 'changed-after-delivery' } });
  });

  it('sends a changed step alone again where it can be changed', async () => {
    const company = step('company', [], { canUpdate: true, portion: ({ naturalKey }) => naturalKey });
    const scene = await sent({ before: [company.writer], write: { canUpdate: true } });
    await scene.change('1', 'second');
    await scene.run('1');
    expect([company.asked.length, scene.heldOf('1')[0]?.content]).toEqual([1, 'second']);
  });
});

describe('a last step that only asks what became of the one before', () => {
  const queued: WriteOutcome = { kind: 'not-applied', problem: { code: 'posting-awaited' } };

  it('asks until it is posted, however long that takes, and sends nothing twice', async () => {
    const send = step('send', []);
    const answers = Array.from({ length: 40 }, () => queued);
    let asked = 0;
    const scene = await sent(
      {
        before: [send.writer],
        write: {
          asksOnly: true,
          write: async () => {
            asked += 1;
            return answers.shift() ?? { kind: 'delivered', targetId: 'posted', number: '88' };
          },
        },
      },
      60 * 24,
    );
    expect(scene.receipt('1')).toMatchObject({ state: 'delivered', mapping: { number: '88' }, tries: 0 });
    expect([send.asked.length, asked]).toEqual([1, 41]);
  });

  it('asks again when there was no answer, and needs no person for it', async () => {
    const answers: WriteOutcome[] = Array.from({ length: 5 }, () => ({ kind: 'unknown', vendorWords: 'no answer' }));
    const write = async (): Promise<WriteOutcome> => answers.shift() ?? { kind: 'delivered', targetId: 'posted' };
    const scene = await sent({ before: [step('send', []).writer], write: { asksOnly: true, write } }, 600);
    expect(scene.receipt('1').state).toBe('delivered');
    expect(scene.receipt('1').attempts.some(({ event }) => event.startsWith('outcome unknown'))).toBe(false);
  });
});
