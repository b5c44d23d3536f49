import type { Integration } from '../../lib/documents/integration.ts';
import { momentXledgerSettingsSchema } from '../../lib/documents/integrations/moment-xledger.ts';

/** The hour in Norway in which daily files are made: before the vendor's first run at 05:00 (seen with one partner). */
const dailyHour = 4;

/** Integrations for which a file is to be made in this hour. */
export function dueExports(integrations: readonly Integration[], now: Date): readonly Integration[] {
  const hour = new Intl.DateTimeFormat('en-GB', { hour: 'numeric', hourCycle: 'h23', timeZone: 'Europe/Oslo' });
  const isDailyHour = Number(hour.format(now)) === dailyHour;
  return integrations.filter(({ kind, enabled, settings }) => {
    if (kind !== 'moment-xledger' || !enabled) return false;
    const parsed = momentXledgerSettingsSchema.safeParse(settings);
    const invoices = parsed.success && parsed.data.exportInvoices ? parsed.data.invoices : undefined;
    if (invoices?.delivery !== 'file') return false;
    return invoices.schedule === 'hourly' || (invoices.schedule === 'daily' && isDailyHour);
  });
}
