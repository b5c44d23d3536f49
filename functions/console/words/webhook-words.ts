import type { Vendor } from '../../../lib/documents/vendors.ts';
import type { Words } from './language.ts';

const events: Readonly<Partial<Record<Vendor, Words>>> = {
  moment: {
    en: 'Enter it in Moment, for customers, projects and invoices.',
    no: 'Legg den inn i Moment, for kunder, prosjekter og fakturaer.',
  },
  economic: {
    en: 'Enter it in e-conomic as a webhook for journals that are booked: expenses then come at once.',
    no: 'Legg den inn i e-conomic som en webhook for bokførte kassekladder: utlegg kommer da med en gang.',
  },
};

const any: Words = {
  en: 'Enter it where the system asks for webhooks.',
  no: 'Legg den inn der systemet ber om webhooks.',
};

/** Where a webhook address is entered, and for what. */
export function webhookEvents(vendor: Vendor): Words {
  return events[vendor] ?? any;
}
