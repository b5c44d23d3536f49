import { actOn, actsOn } from '../../lib/sync/person-acts.ts';
import { type Receipt, receiptStates, shownState } from '../../lib/sync/receipt.ts';
import { type PersonAct, personActs, personGraph, receiptGraph } from '../../lib/sync/receipt-graph.ts';
import { receiptOf } from '../support/receipt-of.ts';
import { Scene } from '../support/scene.ts';

const now = new Date('2026-11-21T10:00:00.000Z');
const at = { now, afterSeconds: 0 };
const orders = {
  retry: { act: 'retry' },
  resend: { act: 'resend' },
  link: { act: 'link', number: '77' },
  dismiss: { act: 'dismiss', reason: 'a double' },
} as const;
const intent: Receipt['intent'] = {
  ...{ fingerprint: 'f', sourceFingerprint: 's', idempotencyKey: 'k', evidence: { number: '1' }, wanted: 1 },
  ...{ at: '2026-11-21T09:00:00.000Z', looks: 2, resent: false },
};
const mapping = { targetId: '7', fingerprint: 'f', sourceFingerprint: 's', deliveredAt: '2026-11-20T09:00:00.000Z' };

const everyCase = receiptStates.flatMap((state) =>
  personActs.flatMap((act) =>
    [undefined, intent].flatMap((sent) =>
      [1, 2].map((wanted): [Receipt, PersonAct] => [
        receiptOf({ key: '1', state, done: 1, wanted, ...(sent && { intent: sent }) }),
        act,
      ]),
    ),
  ),
);

it('every act on every state leads where both graphs allow, and nowhere else', () => {
  for (const [receipt, act] of everyCase) {
    const acted = actOn(receipt, orders[act], at);
    const ways = personGraph[receipt.state][act];
    if (acted.kind === 'refused') {
      expect([receipt.state, act, acted.why, ways]).toEqual([receipt.state, act, 'no-way-out', undefined]);
      continue;
    }
    expect(ways).toContain(acted.receipt.state);
    if (acted.receipt.state !== receipt.state) {
      expect(receiptGraph[receipt.state][acted.receipt.state]).toBeDefined();
    }
    const isOpen = acted.receipt.state !== 'skipped';
    expect(acted.receipt.dueAt !== undefined).toBe(isOpen);
  }
});

it('every state that needs a person has a way out', () => {
  expect(actsOn(receiptOf({ key: '1', state: 'rejected' }))).toEqual(['retry', 'dismiss']);
  expect(actsOn(receiptOf({ key: '1', state: 'conflict' }))).toEqual(['retry', 'link', 'resend', 'dismiss']);
  expect(actsOn(receiptOf({ key: '1', state: 'conflict', mapping }))).toEqual(['retry', 'link', 'dismiss']);
  expect(actsOn(receiptOf({ key: '1', state: 'sending' }))).toEqual([]);
});

it('nobody acts on what a worker holds', () => {
  const held = receiptOf({ key: '1', lease: { owner: 'a', until: '2026-11-21T10:00:01.000Z' } });
  expect(actOn(held, orders.retry, at)).toEqual({ kind: 'refused', why: 'held' });
  const lapsed = receiptOf({ key: '1', lease: { owner: 'a', until: '2026-11-21T09:59:59.000Z' } });
  expect(actOn(lapsed, orders.retry, at)).toMatchObject({ kind: 'changed' });
});

it('a newer wish that came during the conflict is not dismissed with it', () => {
  const receipt = receiptOf({ key: '1', state: 'conflict', wanted: 3, done: 2, intent });
  expect(actOn(receipt, orders.dismiss, at)).toMatchObject({
    receipt: { state: 'pending', wanted: 3, intent: { resent: true } },
  });
  expect(actOn({ ...receipt, wanted: 2 }, orders.dismiss, at)).toMatchObject({
    receipt: { state: 'skipped', done: 2, problem: { code: 'dismissed', value: 'a double' } },
  });
});

it('many retries are spread: each is due, and claimable, at its own time', () => {
  const acted = actOn(receiptOf({ key: '1', state: 'rejected' }), orders.retry, { now, afterSeconds: 60 });
  expect(acted).toMatchObject({
    receipt: { notBefore: '2026-11-21T10:01:00.000Z', dueAt: '2026-11-21T10:01:00.000Z' },
  });
});

/** A voucher whose sending was lost twice: nobody knows whether the target has it. */
async function inConflict(scene: Scene): Promise<Receipt> {
  scene.target.faults.push('lost-before-apply', 'lost-before-apply');
  await scene.change('1');
  await scene.run('1');
  await scene.minutes(30);
  const receipt = scene.receipt('1');
  if (receipt?.state !== 'conflict') throw new Error(`no conflict: ${receipt?.state}`);
  return receipt;
}

async function decide(scene: Scene, order: (typeof orders)[PersonAct]): Promise<void> {
  const receipt = scene.receipt('1');
  const acted = receipt && actOn(receipt, order, { now: scene.clock(), afterSeconds: 0 });
  if (receipt === undefined || acted?.kind !== 'changed') throw new Error('refused');
  expect(await scene.store.replace(acted.receipt, receipt, scene.clock())).toBe('saved');
  await scene.run('1');
  await scene.minutes(20);
}

describe('a conflict after two lost sendings', () => {
  it('resend sends once more, and only once', async () => {
    const scene = new Scene({});
    await inConflict(scene);
    await decide(scene, orders.resend);
    expect(scene.receipt('1')).toMatchObject({ state: 'delivered', mapping: { targetId: 'T1' } });
    expect(scene.target.held).toHaveLength(1);
  });

  it('resend finds what came late after all, and sends nothing', async () => {
    const scene = new Scene({ lateSeconds: 100_000 });
    scene.target.faults.push('applied-late', 'lost-before-apply');
    await scene.change('1');
    await scene.run('1');
    await scene.minutes(30);
    expect(scene.receipt('1')?.state).toBe('conflict');
    await scene.minutes(2000);
    await decide(scene, orders.resend);
    expect(shownState(scene.receipt('1'))).toBe('delivered');
    expect(scene.target.held).toHaveLength(1);
  });

  it('retry searches again and sends nothing', async () => {
    const scene = new Scene({});
    await inConflict(scene);
    const before = scene.target.held.length;
    await decide(scene, orders.retry);
    expect(scene.receipt('1')?.state).toMatch(/conflict|delivered|unknown|pending/);
    expect(scene.target.held.length).toBeLessThanOrEqual(before + 1);
  });

  it('link maps the number that the person named', async () => {
    const scene = new Scene({});
    await inConflict(scene);
    await decide(scene, orders.link);
    expect(scene.receipt('1')).toMatchObject({ state: 'delivered', mapping: { number: '77' } });
    expect(scene.receipt('1')).not.toHaveProperty('linkTo');
    expect(scene.target.held).toHaveLength(0);
  });

  it('link to a number that the target has not is told, and nothing is sent', async () => {
    const scene = new Scene({ write: { findNumber: async () => ({ kind: 'absent' }) } });
    await inConflict(scene);
    await decide(scene, orders.link);
    expect(scene.receipt('1')).toMatchObject({
      state: 'conflict',
      problem: { code: 'linked-number-unknown', value: '77' },
    });
    expect(scene.target.held).toHaveLength(0);
  });
});
