import * as z from 'zod';
import { fingerprintOf } from './fingerprint.ts';
import type { Receipt } from './receipt.ts';

/** Snapshots stand on the receipt, which stays under 4 kB. */
const mostBytes = 1500;

/** What a receipt keeps of a record that a poll found. @throws Error when it is no plain JSON, or too long */
export function sourceOf(snapshot: unknown): Receipt['source'] {
  if (snapshot === undefined) return undefined;
  const text = JSON.stringify(snapshot);
  const plain = z.json().parse(JSON.parse(text));
  if (Buffer.byteLength(text) > mostBytes) throw new Error('a snapshot of more than 1,500 bytes');
  return { print: fingerprintOf(plain), snapshot: plain };
}
