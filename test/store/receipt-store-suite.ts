import type { ReceiptStore } from '../../lib/sync/ports.ts';
import { endStates, receiptStates } from '../../lib/sync/receipt.ts';
import { instant, lease, ref, stepsOf, wish } from './receipt-steps.ts';

const booked = { budget: 'vendor#token', window: instant(895).toISOString(), calls: 2 };

/** What every receipt store does with one receipt, whatever keeps it. `open` gives an empty store. */
export function describeReceiptStore(name: string, open: () => Promise<ReceiptStore>): void {
  describe(`one receipt in ${name}`, () => {
    let store: ReceiptStore;
    let steps: ReturnType<typeof stepsOf>;
    beforeEach(async () => {
      store = await open();
      steps = stepsOf(store);
    });

    it('makes a receipt that is pending, due in two minutes and claimable at once', async () => {
      await store.record(ref, wish());
      expect(await steps.found()).toEqual({
        ...ref,
        state: 'pending',
        wanted: 1,
        done: 0,
        tries: 0,
        dueAt: '2026-11-21T10:02:00.000Z',
        attempts: [{ at: '2026-11-21T10:00:00.000Z', event: 'wanted: webhook' }],
        createdAt: '2026-11-21T10:00:00.000Z',
        updatedAt: '2026-11-21T10:00:00.000Z',
      });
      expect((await steps.claimed()).lease).toEqual({ owner: 'ada', until: '2026-11-21T10:01:00.000Z' });
    });

    describe.each(receiptStates.map((state) => [state]))('a wish for a receipt that is %s', (state) => {
      it('reopens what has ended, and only counts for the others', async () => {
        const problem = { code: 'unchanged' };
        const held = {
          notBefore: instant(3600).toISOString(),
          dueAt: endStates.includes(state) ? undefined : instant(900).toISOString(),
          tries: 3,
          problem,
        };
        await steps.put(ref, (receipt) => ({ ...receipt, state, done: 1, ...held }));
        const before = await steps.found();
        await store.record(ref, wish(100, 'person'));
        const receipt = await steps.found();
        const { problem: forgotten, notBefore, ...kept } = before;
        const reopened = {
          ...kept,
          state: 'pending',
          wanted: 2,
          chosen: true,
          tries: 0,
          dueAt: instant(220).toISOString(),
          updatedAt: instant(100).toISOString(),
          attempts: [...before.attempts, { at: instant(100).toISOString(), event: 'wanted: person' }],
        };
        expect(receipt).toEqual(endStates.includes(state) ? reopened : { ...before, wanted: 2, chosen: true });
      });
    });

    it('keeps the mapping and an intent when a delivered receipt is wanted again', async () => {
      const mapping = { targetId: '9', number: '20', fingerprint: 'f', sourceFingerprint: 's', deliveredAt: 'x' };
      const intent = {
        fingerprint: 'f',
        sourceFingerprint: 's',
        idempotencyKey: 'k',
        evidence: { number: '20' },
        at: 'x',
        looks: 2,
        wanted: 1,
        resent: true,
      };
      await steps.put(ref, ({ dueAt, ...receipt }) => ({ ...receipt, state: 'delivered', mapping, intent }));
      await store.record(ref, wish(5));
      expect(await steps.found()).toMatchObject({ state: 'pending', mapping, intent });
    });

    it('counts every wish when many come at once', async () => {
      await Promise.all(Array.from({ length: 30 }, () => store.record(ref, wish())));
      expect(await steps.found()).toMatchObject({ state: 'pending', wanted: 30, done: 0 });
    });

    it('lets one of fifty claims win', async () => {
      await store.record(ref, wish());
      const claims = await Promise.all(Array.from({ length: 50 }, (_, n) => store.claim(ref, lease(`worker ${n}`))));
      expect(claims.filter((receipt) => receipt !== undefined)).toHaveLength(1);
    });

    it('does not let the same worker claim twice', async () => {
      await store.record(ref, wish());
      await steps.claimed();
      expect(await store.claim(ref, lease('ada'))).toBeUndefined();
    });

    it('gives a lapsed lease to the next, and moves dueAt past each lease', async () => {
      await store.record(ref, wish());
      expect((await steps.claimed()).dueAt).toBe(instant(65).toISOString());
      expect(await store.claim(ref, lease('bo', 59.999))).toBeUndefined();
      expect((await steps.claimed(ref, 'bo', 60)).dueAt).toBe(instant(125).toISOString());
    });

    it.each([
      ['before its time', { notBefore: instant(30).toISOString() }, 29.999, false],
      ['at its time', { notBefore: instant(30).toISOString() }, 30, true],
      ['when it has nothing due', { dueAt: undefined }, 30, false],
    ])('claims a receipt %s: %#', async (_, change, at, isClaimed) => {
      await steps.put(ref, (receipt) => ({ ...receipt, ...change }));
      expect((await store.claim(ref, lease('bo', at))) !== undefined).toBe(isClaimed);
    });

    it.each([
      ['with a booked place', { slot: booked }, 900, 30, true],
      ['with a booked place, and too early', { slot: booked }, 900, 29.999, false],
      ['without one', {}, 900, 30, false],
      [
        'with one of a budget that tenants share, long',
        { slot: { ...booked, shared: true as const } },
        36_000,
        30,
        true,
      ],
    ])('claims a receipt %s before its window opens: %#', async (_, change, notBefore, soon, isClaimed) => {
      await steps.put(ref, (receipt) => ({ ...receipt, ...change, notBefore: instant(notBefore).toISOString() }));
      const claim = { ...lease('bo', 1), soon: instant(870 + soon) };
      expect((await store.claim(ref, claim)) !== undefined).toBe(isClaimed);
    });

    it('does not claim early what somebody works on', async () => {
      await steps.put(ref, (receipt) => ({ ...receipt, slot: booked, notBefore: instant(900).toISOString() }));
      const claims = ['ada', 'bo'].map((owner) => store.claim(ref, { ...lease(owner, 1), soon: instant(901) }));
      expect((await Promise.all(claims)).filter((receipt) => receipt !== undefined)).toHaveLength(1);
    });

    it('does not claim what does not exist', async () => {
      expect(await store.claim(ref, lease('ada'))).toBeUndefined();
      expect(await store.find([ref])).toEqual([undefined]);
    });

    it('says that a wish came meanwhile, and saves once that is known', async () => {
      await store.record(ref, wish());
      const receipt = await steps.claimed();
      await store.record(ref, wish(1));
      await store.record(ref, wish(2));
      expect(await store.save({ ...receipt, state: 'sending' }, 'ada')).toEqual({ kind: 'moved', now: { wanted: 3 } });
      expect(await steps.found()).toMatchObject({ state: 'pending', lease: { owner: 'ada' } });
      expect(await store.save({ ...receipt, state: 'sending', wanted: 3 }, 'ada')).toEqual({ kind: 'saved' });
      expect(await steps.found()).toMatchObject({ state: 'sending', wanted: 3 });
    });

    it('does not let a worker save that lost its lease', async () => {
      await store.record(ref, wish());
      const stale = await steps.claimed();
      await steps.claimed(ref, 'bo', 61);
      expect(await store.save({ ...stale, state: 'delivered' }, 'ada')).toEqual({ kind: 'lost' });
      await store.record(ref, wish(62));
      expect(await store.save({ ...stale, state: 'delivered' }, 'ada')).toEqual({ kind: 'lost' });
      expect(await steps.found()).toMatchObject({ state: 'pending', lease: { owner: 'bo' }, wanted: 2 });
    });

    it('does not make a receipt by saving it', async () => {
      await store.record(ref, wish());
      const receipt = await steps.claimed();
      expect(await store.save({ ...receipt, key: 'never recorded' }, 'ada')).toEqual({ kind: 'lost' });
    });

    it('leaves a lease alone when an ended receipt that is still held is wanted again', async () => {
      await store.record(ref, wish());
      const receipt = await steps.claimed();
      await store.save({ ...receipt, state: 'delivered' }, 'ada');
      await store.record(ref, wish(1));
      expect(await steps.found()).toMatchObject({ state: 'pending', lease: { owner: 'ada' } });
      expect(await store.claim(ref, lease('bo', 2))).toBeUndefined();
    });
  });
}
