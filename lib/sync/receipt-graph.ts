import type { ReceiptState } from './receipt.ts';

/** Which state may follow which, and who moves it: `engine` by itself, `wish` a newer version at the source, `person` in the console. */
export const receiptGraph: Readonly<Record<ReceiptState, Partial<Record<ReceiptState, 'engine' | 'wish' | 'person'>>>> =
  {
    pending: {
      pending: 'engine',
      sending: 'engine',
      delivered: 'engine',
      skipped: 'engine',
      waiting: 'engine',
      deferred: 'engine',
      rejected: 'engine',
      conflict: 'engine',
    },
    sending: {
      delivered: 'engine',
      rejected: 'engine',
      pending: 'engine',
      deferred: 'engine',
      unknown: 'engine',
      conflict: 'engine',
    },
    delivered: { pending: 'wish', delivered: 'engine' },
    skipped: { pending: 'wish', skipped: 'engine' },
    waiting: {
      waiting: 'engine',
      pending: 'engine',
      sending: 'engine',
      delivered: 'engine',
      skipped: 'engine',
      deferred: 'engine',
      rejected: 'engine',
      conflict: 'engine',
    },
    deferred: {
      deferred: 'engine',
      pending: 'engine',
      sending: 'engine',
      delivered: 'engine',
      skipped: 'engine',
      waiting: 'engine',
      rejected: 'engine',
      conflict: 'engine',
    },
    rejected: { pending: 'wish' },
    unknown: { unknown: 'engine', pending: 'engine', delivered: 'engine', conflict: 'engine', deferred: 'engine' },
    conflict: { pending: 'person', delivered: 'person', skipped: 'person' },
  };
