import { dueShards, type ReceiptStore } from '../../lib/sync/ports.ts';
import type { Receipt, ReceiptRef } from '../../lib/sync/receipt.ts';
import { instant, ref, stepsOf, wish } from './receipt-steps.ts';

/** How receipts are found again, whatever keeps them. `open` gives an empty store. */
export function describeReceiptFinding(name: string, open: () => Promise<ReceiptStore>): void {
  describe(`finding receipts in ${name}`, () => {
    let store: ReceiptStore;
    let steps: ReturnType<typeof stepsOf>;
    beforeEach(async () => {
      store = await open();
      steps = stepsOf(store);
    });

    it('finds many in the order asked for, also when one is asked for twice', async () => {
      const refs = Array.from({ length: 120 }, (_, n) => ({ ...ref, key: `key ${n}` }));
      await Promise.all(refs.map((each) => store.record(each, wish())));
      const asked = [...refs.slice(100), { ...ref, key: 'absent' }, ...refs];
      const keys = (await store.find(asked)).map((receipt) => receipt?.key);
      expect(keys).toEqual(asked.map(({ key }) => (key === 'absent' ? undefined : key)));
      expect(await store.find([])).toEqual([]);
    });

    it('finds a receipt by the number that the target gave', async () => {
      const mapping = { targetId: '9', fingerprint: 'f', sourceFingerprint: 's', deliveredAt: 'x' };
      await steps.put(ref, ({ dueAt, ...rest }) => ({
        ...rest,
        state: 'delivered',
        mapping: { ...mapping, number: '20' },
      }));
      await steps.put({ ...ref, tenant: 'berg' }, (receipt) => ({ ...receipt, mapping: { ...mapping, number: '21' } }));
      const { key, ...scope } = ref;
      expect((await store.findByNumber(scope, '20'))?.key).toBe('4711');
      expect(await store.findByNumber(scope, '21')).toBeUndefined();
      expect(await store.findByNumber({ ...scope, direction: 'other' }, '20')).toBeUndefined();
    });

    it('lists the rejected ones of one direction', async () => {
      const rejected = (receipt: Receipt): Receipt => ({
        ...receipt,
        state: 'rejected',
        problem: { code: 'field-missing' },
      });
      await steps.put(ref, rejected);
      await steps.put({ ...ref, direction: 'other' }, rejected);
      await store.record({ ...ref, key: 'pending' }, wish());
      const { key, ...scope } = ref;
      expect((await store.rejected(scope, 10)).map((each) => each.key)).toEqual([key]);
    });

    it('tells who waits for a parent, oldest first', async () => {
      const parent = { direction: 'moment-customers-to-24sevenoffice', key: '1001' };
      const waits = (receipt: Receipt): Receipt => ({ ...receipt, state: 'waiting', parent });
      for (const [place, key] of ['c', 'a', 'b'].entries()) await steps.put({ ...ref, key }, waits, place);
      await steps.put({ ...ref, key: 'other customer' }, (receipt) => ({
        ...waits(receipt),
        parent: { ...parent, key: '2' },
      }));
      await steps.put({ ...ref, key: 'by number' }, (receipt) => ({
        ...waits(receipt),
        parent: { direction: parent.direction, number: '1001' },
      }));
      await steps.put({ ...ref, key: 'gone on' }, (receipt) => ({ ...receipt, state: 'pending', parent }));
      await steps.put({ ...ref, integration: 'fjord.other', key: 'd' }, waits);
      expect((await store.waitingFor(ref, parent, 10)).map(({ key }) => key)).toEqual(['c', 'a', 'b']);
      expect((await store.waitingFor(ref, parent, 2)).map(({ key }) => key)).toEqual(['c', 'a']);
      const project = { direction: 'moment-projects', number: '5017' };
      const skipped = ({ dueAt, ...rest }: Receipt): Receipt => ({ ...rest, state: 'skipped', parent: project });
      await steps.put({ ...ref, key: 'skipped for want of it' }, skipped);
      expect((await store.waitingFor(ref, project, 10)).map(({ key }) => key)).toEqual(['skipped for want of it']);
      await store.record({ ...ref, key: 'skipped for want of it' }, wish());
      expect(await store.waitingFor(ref, project, 10)).toEqual([]);
      const number = { direction: parent.direction, number: '1001' };
      expect((await store.waitingFor(ref, number, 10)).map(({ key }) => key)).toEqual(['by number']);
    });

    it('finds those of one booked list, and of no other', async () => {
      const slot = { budget: 'vendor#token', window: instant(3600).toISOString(), calls: 2 };
      const inList =
        (list: string) =>
        (receipt: Receipt): Receipt => ({ ...receipt, state: 'deferred', slot: { ...slot, list } });
      for (const key of ['a', 'b']) await steps.put({ ...ref, key }, inList('customers.1'));
      await steps.put({ ...ref, key: 'c' }, inList('customers.2'));
      await steps.put({ ...ref, key: 'alone' }, (receipt) => ({ ...receipt, state: 'deferred', slot }));
      const of = { direction: 'booked', key: JSON.stringify(['vendor#token', slot.window, 'customers.1']) };
      expect((await store.waitingFor(ref, of, 10)).map(({ key }) => key).sort()).toEqual(['a', 'b']);
      await steps.put({ ...ref, key: 'a' }, ({ slot: gone, ...receipt }) => ({ ...receipt, state: 'pending' }));
      expect((await store.waitingFor(ref, of, 10)).map(({ key }) => key)).toEqual(['b']);
    });

    it('lists what will be due in a while, without what is due already', async () => {
      for (const at of [0, 10, 20]) await store.record({ ...ref, key: String(at) }, wish(at));
      const shards = Array.from({ length: dueShards }, (_, shard) => shard);
      const between = { after: instant(120), until: instant(140) };
      const ahead = await Promise.all(shards.map((shard) => store.dueLater(shard, between, 10)));
      expect(
        ahead
          .flat()
          .map(({ key }) => key)
          .sort(),
      ).toEqual(['10', '20']);
    });

    it('lists what is due, oldest first, over all shards', async () => {
      const refs = Array.from({ length: 40 }, (_, n) => ({ ...ref, key: String(n) }));
      for (const [place, each] of refs.entries()) await store.record(each, wish(place));
      const shards = Array.from({ length: dueShards }, (_, shard) => shard);
      const due = async (at: number, limit = 100): Promise<ReceiptRef[][]> =>
        Promise.all(shards.map((shard) => store.due(shard, instant(at), limit)));
      expect((await due(119.999)).flat()).toEqual([]);
      const all = await due(139);
      expect(
        all
          .flat()
          .map(({ key }) => Number(key))
          .sort((a, b) => a - b),
      ).toEqual(Array.from({ length: 20 }, (_, n) => n));
      for (const keys of all.map((shard) => shard.map(({ key }) => Number(key)))) {
        expect(keys).toEqual([...keys].sort((a, b) => a - b));
        expect(keys.length).toBeGreaterThan(0);
      }
      expect((await due(1000, 3)).map((shard) => shard.length)).toEqual([3, 3, 3, 3]);
      const [first] = await due(1000, 1).then((shards_) => shards_.flat());
      if (first === undefined) throw new Error('nothing is due');
      await steps.claimed(first, 'ada', 1000);
      expect((await due(1064)).flat()).not.toContainEqual(first);
      expect((await due(1065)).flat()).toContainEqual(first);
    });

    it('keeps tenants, integrations and directions apart, whatever their values are', async () => {
      const parts = ['a', 'a#I#b', 'a%23I%23b', 'a%', '#', 'b#D#c#K#d', 'RECEIPT', '__proto__', 'æ 漢 🧾'];
      const refs = parts.flatMap((part) => [
        { tenant: part, integration: 'b', direction: 'c', key: 'd' },
        { tenant: 'a', integration: part, direction: 'c', key: 'd' },
        { tenant: 'a', integration: 'b', direction: part, key: 'd' },
        { tenant: 'a', integration: 'b', direction: 'c', key: part },
      ]);
      const distinct = [...new Map(refs.map((each) => [JSON.stringify(each), each])).values()];
      for (const each of distinct) await store.record(each, wish());
      const receipts = await store.find(distinct);
      expect(receipts.map((receipt) => receipt?.wanted)).toEqual(distinct.map(() => 1));
      expect(receipts).toMatchObject(distinct);
      const due = await Promise.all([0, 1, 2, 3].map((shard) => store.due(shard, instant(500), 100)));
      const text = (each: ReceiptRef): string =>
        JSON.stringify([each.tenant, each.integration, each.direction, each.key]);
      expect(due.flat().map(text).sort()).toEqual(distinct.map(text).sort());
    });

    it('keeps a receipt under 4 kB: newest attempts, texts cut, the mapping whole', async () => {
      const long = 'å'.repeat(3000);
      const mapping = { targetId: '9', number: '20', fingerprint: 'f', sourceFingerprint: 's', deliveredAt: 'x' };
      const attempts = Array.from({ length: 60 }, (_, n) => ({
        at: instant(n).toISOString(),
        event: `${n}`,
        detail: long,
      }));
      const problem = { code: 'refused-by-vendor', field: 'lines.0', vendorWords: long, value: long };
      await steps.put(ref, (receipt) => ({ ...receipt, label: long, mapping, problem, attempts }));
      const receipt = await steps.found();
      expect(Buffer.byteLength(JSON.stringify(receipt))).toBeLessThan(3600);
      expect(receipt.mapping).toEqual(mapping);
      expect(receipt.problem?.vendorWords).toMatch(/^å{499}…$/);
      expect(receipt.attempts.length).toBeGreaterThan(0);
      expect(receipt.attempts.at(-1)?.event).toBe('59');
    });
  });
}
