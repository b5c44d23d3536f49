import {
  type MomentEconomicSettings,
  momentEconomicSettingsSchema,
} from '../../lib/documents/integrations/moment-economic.ts';
import type { InvoiceWithPdf } from '../../lib/documents/invoice-with-pdf.ts';
import type { Parent } from '../../lib/sync/receipt.ts';
import { deliveredAs } from './samples.ts';

/** Settings with what has no default, and the changes of one test. */
export function economicSettingsWith(changes: Partial<MomentEconomicSettings> = {}): MomentEconomicSettings {
  return momentEconomicSettingsSchema.parse({ momentCompanyCode: 'fjord', ...changes });
}

export const economicCustomer: Parent = { direction: 'moment-customers-to-economic', key: '9911' };
export const economicProject: Parent = { direction: 'moment-projects-to-economic', key: '8800' };

/** Customer 10021 and project 2040 are delivered under Moment's own numbers. */
export const bothAtEconomic = deliveredAs([economicCustomer, '10021'], [economicProject, '2040']);

/** A PDF of this many bytes in the object store. */
export function pdfOf(size: number, changes: Partial<Extract<InvoiceWithPdf['pdf'], { kind: 'kept' }>> = {}) {
  return { kind: 'kept', name: 'passing/moment-invoices/1.pdf', size, sha256: 'ab', isPdf: true, ...changes } as const;
}
