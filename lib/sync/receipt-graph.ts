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
    rejected: { pending: 'wish', skipped: 'person' },
    unknown: { unknown: 'engine', pending: 'engine', delivered: 'engine', conflict: 'engine', deferred: 'engine' },
    conflict: { pending: 'person', unknown: 'person', skipped: 'person' },
  };

/** What a person can do with a receipt. */
export const personActs = ['retry', 'resend', 'link', 'dismiss'] as const;
export type PersonAct = (typeof personActs)[number];

/**
 * A person's ways out of each state, and the states that they may lead to. What is being sent, or looked up after a lost
 * answer, is left to the engine.
 */
export const personGraph: Readonly<Record<ReceiptState, Partial<Record<PersonAct, readonly ReceiptState[]>>>> = {
  pending: { retry: ['pending'] },
  sending: {},
  delivered: { retry: ['pending'] },
  skipped: { retry: ['pending'] },
  waiting: { retry: ['pending'], dismiss: ['skipped'] },
  deferred: { retry: ['pending'], dismiss: ['skipped'] },
  rejected: { retry: ['pending'], dismiss: ['skipped'] },
  unknown: {},
  conflict: { retry: ['pending', 'unknown'], resend: ['pending'], link: ['pending'], dismiss: ['skipped', 'pending'] },
};
