import { openStates, type ReceiptState, receiptStates } from '../../../lib/sync/receipt.ts';
import type { Words } from './language.ts';

/** The states as words for people. */
export const stateWords: Readonly<Record<ReceiptState, Words>> = {
  pending: { en: 'Pending', no: 'I kø' },
  sending: { en: 'Sending', no: 'Sendes' },
  delivered: { en: 'Delivered', no: 'Overført' },
  skipped: { en: 'Skipped', no: 'Hoppet over' },
  waiting: { en: 'Waiting', no: 'Venter' },
  deferred: { en: 'Deferred', no: 'Utsatt' },
  rejected: { en: 'Rejected', no: 'Avvist' },
  unknown: { en: 'Unknown', no: 'Ukjent' },
  conflict: { en: 'Conflict', no: 'Konflikt' },
};

/** How a state is shown: good, under way, quiet, or in need of a person. */
export type Tone = 'good' | 'moving' | 'quiet' | 'bad';

/** The tone of each state. Colour follows it; icon and word tell the state without colour. */
export const stateTones: Readonly<Record<ReceiptState, Tone>> = {
  ...{ delivered: 'good', skipped: 'quiet', rejected: 'bad', conflict: 'bad' },
  ...{ pending: 'moving', sending: 'moving', waiting: 'moving', deferred: 'moving', unknown: 'moving' },
};

/** States that people ask for together, by their name in addresses. */
export const stateGroups = {
  'needs-you': ['rejected', 'conflict'],
  'on-the-way': openStates,
} as const satisfies Readonly<Record<string, readonly ReceiptState[]>>;

/** The states that the part of an address names: one state, a group, or all. Undefined: no such name. */
export function statesNamed(name: string): readonly ReceiptState[] | undefined {
  if (name === '') {
    return receiptStates;
  }
  const group = Object.entries(stateGroups).find(([known]) => known === name)?.[1];
  const state = receiptStates.find((known) => known === name);
  return group ?? (state && [state]);
}
