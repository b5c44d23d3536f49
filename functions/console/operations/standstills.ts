import type { Integration } from '../../../lib/documents/integration.ts';
import { type Expiry, expiriesOf } from '../../../lib/documents/integrations/expiry-settings.ts';
import { osloDay } from '../../../lib/sync/count-ends.ts';
import type { PollRefusal } from '../../../lib/sync/poll-refusal.ts';
import type { ConsoleParts } from '../console-parts.ts';

/** A transfer whose schedule is stopped by a log-in: there may be no receipt that tells of it. */
export type Standstill = PollRefusal & { readonly direction: string };

/** The transfers of an integration that stand still until a person sets something right. One that is switched off rests by choice. */
export async function standstillsOf(
  { directionsOf, pollRefusal }: Pick<ConsoleParts, 'directionsOf' | 'pollRefusal'>,
  { tenant, id, kind, enabled }: Integration,
): Promise<readonly Standstill[]> {
  if (!enabled) return [];
  const found = await Promise.all(
    directionsOf(kind).map(async (direction) => {
      const refusal = await pollRefusal({ tenant, integration: id, direction });
      return refusal === undefined ? [] : [{ ...refusal, direction }];
    }),
  );
  return found.flat();
}

/** The log-ins of an integration whose last day is known. */
export function expiriesNow({ clock }: Pick<ConsoleParts, 'clock'>, { settings }: Integration): readonly Expiry[] {
  return expiriesOf(settings, osloDay(clock()));
}
