import type { Mapping, StepResult } from './receipt.ts';

/** The mapping that a delivery leaves on the receipt. */
export function mappingOf(
  found: { readonly targetId: string; readonly number?: string | undefined; readonly link?: string | undefined },
  { fingerprint, sourceFingerprint }: Pick<Mapping, 'fingerprint' | 'sourceFingerprint'>,
  now: Date,
): Mapping {
  const { targetId, number, link } = found;
  return { targetId, number, link, fingerprint, sourceFingerprint, deliveredAt: now.toISOString() };
}

/** What a finished step leaves on the receipt. */
export function stepResultOf(
  { targetId, number }: { readonly targetId: string; readonly number?: string | undefined },
  prints: Pick<Mapping, 'fingerprint' | 'sourceFingerprint'>,
  now: Date,
): StepResult {
  const { fingerprint: print, sourceFingerprint: sourcePrint } = prints;
  return { print, sourcePrint, targetId, number, at: now.toISOString() };
}
