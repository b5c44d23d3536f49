import { createAllowance } from '../../lib/sync/allowance.ts';
import { SyncError } from '../../lib/sync/errors.ts';
import type { WriteOutcome } from '../../lib/sync/outcome.ts';
import type { Receipt } from '../../lib/sync/receipt.ts';
import { Scene } from '../support/scene.ts';

/** A target that takes up to 500 in one call. Each call is paid from an hour's budget and noted with its size. */
function listTarget(
  limit: number,
  spoil: (naturalKey: string) => WriteOutcome | undefined = () => undefined,
  apart?: { by(naturalKey: string): string; refused: string },
) {
  const calls: string[] = [];
  const scene: Scene = new Scene({
    batch: 1000,
    write: {
      canUpdate: true,
      looksUpFirst: true,
      many: {
        most: 500,
        ...(apart && { togetherBy: ({ naturalKey = '' }) => apart.by(naturalKey) }),
        write: async (connection, orders) => {
          await connection.allowance.spend();
          calls.push(`write ${orders.length}`);
          return orders.map((order) => spoil(order.target.naturalKey) ?? scene.target.write(order));
        },
        lookUp: async (connection, evidences) => {
          await connection.allowance.spend();
          calls.push(`look up ${evidences.length}`);
          if (evidences.some(({ naturalKey = '' }) => apart?.by(naturalKey) === (apart?.refused ?? null)))
            throw refusedLogin();
          return evidences.map((evidence) => scene.target.lookUp(evidence));
        },
      },
    },
  });
  const budget = { name: 'vendor#all', limit, windowSeconds: 3600, guardSeconds: 5 };
  const allowance = createAllowance({ store: scene.store.budgets, budget, clock: scene.clock });
  scene.allowance = () => allowance;
  scene.advance(60); // past the guard at the hour's edge
  return { scene, calls };
}

function refusedLogin(): SyncError {
  return new SyncError({ advice: 'hold', applied: 'no', problem: { code: 'login-refused' } });
}

async function change(scene: Scene, count: number): Promise<void> {
  for (let key = 0; key < count; key += 1) await scene.change(String(key));
  scene.queue.push(...Array.from({ length: count }, (_, key) => scene.refOf(String(key))));
}

/** Calls that are booked in the window that a receipt waits for. */
async function bookedIn({ store }: Scene, { slot }: Pick<Receipt, 'slot'> = {}): Promise<number | undefined> {
  const [window] = await store.budgets.read(slot?.budget ?? '', [slot?.window ?? '']);
  return window?.booked;
}

describe('documents that go together', () => {
  it('take one look-up and one call for five hundred', async () => {
    const { scene, calls } = listTarget(100);
    await change(scene, 1000);
    await scene.minutes(1);
    expect(calls).toEqual(['look up 500', 'write 500', 'look up 500', 'write 500']);
    expect(scene.store.all().filter(({ state }) => state === 'delivered')).toHaveLength(1000);
  });

  it('go alone at once when there is only one', async () => {
    const { scene, calls } = listTarget(100);
    await change(scene, 1);
    await scene.minutes(1);
    expect(calls).toEqual(['look up 1', 'write 1']);
  });

  it('each get their own verdict; what is not known is looked up for all of them before anything is sent again', async () => {
    const lost = new Set(['N3', 'N4']);
    const spoil = (naturalKey: string): WriteOutcome | undefined => {
      if (naturalKey === 'N1') return { kind: 'rejected', problem: { code: 'field-invalid', vendorWords: 'name' } };
      return lost.delete(naturalKey) ? { kind: 'unknown', vendorWords: 'errors beside data' } : undefined;
    };
    const { scene, calls } = listTarget(100, spoil);
    await change(scene, 6);
    await scene.minutes(1);
    const states = ['0', '1', '2', '3', '4', '5'].map((key) => scene.receipt(key).state);
    expect(states).toEqual(['delivered', 'rejected', 'delivered', 'unknown', 'unknown', 'delivered']);
    await scene.minutes(30);
    expect(calls.slice(2)).toEqual(['look up 2', 'look up 2', 'look up 2', 'write 2']);
    expect([scene.receipt('3').state, scene.receipt('4').state]).toEqual(['delivered', 'delivered']);
    expect(scene.target.held).toHaveLength(5);
  });

  it('go apart where the target wants them apart: a log-in that is refused holds only its own', async () => {
    const department = { by: (naturalKey: string) => naturalKey.slice(-1), refused: '1' };
    const { scene, calls } = listTarget(100, undefined, department);
    await change(scene, 30);
    await scene.minutes(1);
    expect(calls.filter((call) => call === 'look up 3')).toHaveLength(10);
    expect(calls.filter((call) => call === 'write 3')).toHaveLength(9);
    const held = scene.store.all().filter(({ problem }) => problem?.code === 'login-refused');
    expect(held.map(({ key }) => key)).toEqual(['1', '11', '21']);
    expect(scene.target.held).toHaveLength(27);
  });

  it('book one place for all of a call when the hour is used up, and go in it', async () => {
    const { scene, calls } = listTarget(2);
    await change(scene, 1000);
    await scene.minutes(1);
    const deferred = scene.store.all().filter(({ state }) => state === 'deferred');
    expect([calls.length, deferred.length]).toEqual([2, 500]);
    expect(await bookedIn(scene, deferred[0])).toBe(2);
    await scene.minutes(3 * 60);
    expect(calls.length).toBeLessThanOrEqual(6);
    expect(scene.store.all().filter(({ state }) => state === 'delivered')).toHaveLength(1000);
  });
});
