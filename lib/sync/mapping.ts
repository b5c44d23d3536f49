import type { Mapping } from './receipt.ts';

/** The mapping that a delivery leaves on the receipt. */
export function mappingOf(
  found: { readonly targetId: string; readonly number?: string | undefined; readonly link?: string | undefined },
  { fingerprint, sourceFingerprint }: Pick<Mapping, 'fingerprint' | 'sourceFingerprint'>,
  now: Date,
): Mapping {
  const { targetId, number, link } = found;
  return { targetId, number, link, fingerprint, sourceFingerprint, deliveredAt: now.toISOString() };
}
