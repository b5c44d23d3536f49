import * as z from 'zod';
import { fingerprintOf } from './fingerprint.ts';
import type { Receipt } from './receipt.ts';

/** Snapshots stand on the receipt, which stays under 4 kB. */
const mostBytes = 1500;

/**
 * What a receipt keeps of a record that a poll found. Of one that is too long nothing but its print is kept, so that one strange
 * record stops no poll: its reader finds a snapshot that it cannot read, and says so. @throws Error when it is no plain JSON
 */
export function sourceOf(snapshot: unknown): Receipt['source'] {
  if (snapshot === undefined) return undefined;
  const text = JSON.stringify(snapshot);
  const plain = z.json().parse(JSON.parse(text));
  const isTooLong = Buffer.byteLength(text) > mostBytes;
  return { print: fingerprintOf(plain), snapshot: isTooLong ? null : plain };
}
