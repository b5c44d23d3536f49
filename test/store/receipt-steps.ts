import type { ReceiptStore, Wish } from '../../lib/sync/ports.ts';
import type { Receipt, ReceiptRef } from '../../lib/sync/receipt.ts';

/** The receipt that most tests are about. */
export const ref: ReceiptRef = {
  tenant: 'fjord',
  integration: 'fjord.main',
  direction: 'moment-invoices-to-24sevenoffice',
  key: '4711',
};

const start = new Date('2026-11-21T10:00:00.000Z');

/** So many seconds after the tests' ten o'clock. */
export const instant = (seconds: number): Date => new Date(start.getTime() + seconds * 1000);

export const wish = (seconds = 0, by: Wish['by'] = 'webhook'): Wish => ({ at: instant(seconds), by });

export const lease = (owner: string, from = 0) => ({ owner, now: instant(from), until: instant(from + 60) });

/** A store with the steps that tests take again and again. */
export function stepsOf(store: ReceiptStore) {
  async function claimed(of: ReceiptRef = ref, owner = 'ada', from = 0): Promise<Receipt> {
    const receipt = await store.claim(of, lease(owner, from));
    if (receipt === undefined) throw new Error('the claim was refused');
    return receipt;
  }
  return {
    claimed,
    async found(of: ReceiptRef = ref): Promise<Receipt> {
      const [receipt] = await store.find([of]);
      if (receipt === undefined) throw new Error('there is no such receipt');
      return receipt;
    },
    /** Records, claims, and saves without the lease what `change` makes of it. */
    async put(of: ReceiptRef, change: (receipt: Receipt) => Receipt, at = 0): Promise<void> {
      await store.record(of, wish(at));
      const { lease: held, ...receipt } = await claimed(of, 'ada', at);
      expect(held?.owner).toBe('ada');
      expect(await store.save(change(receipt), 'ada')).toEqual({ kind: 'saved' });
    },
  };
}
