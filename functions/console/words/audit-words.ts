import { type AuditAct, type AuditEntry, auditActs } from '../../../lib/sync/audit.ts';
import { fieldWords } from './field-words.ts';
import type { Language, Words } from './language.ts';

const acts: Readonly<Record<AuditAct, Words>> = {
  'integration.create': { en: 'Made an integration', no: 'Laget en integrasjon' },
  'integration.change': { en: 'Changed the settings', no: 'Endret innstillingene' },
  'integration.remove': { en: 'Removed the integration', no: 'Fjernet integrasjonen' },
  'integration.enable': { en: 'Switched it on', no: 'Slo den på' },
  'integration.disable': { en: 'Switched it off', no: 'Slo den av' },
  'integration.test': { en: 'Tested the connection', no: 'Testet tilkoblingen' },
  'integration.renew-webhooks': { en: 'Made new webhook addresses', no: 'Laget nye webhook-adresser' },
  'integration.ask-access': { en: 'Went to ask for access', no: 'Gikk for å be om tilgang' },
  'integration.give-access': { en: 'Gave access', no: 'Ga tilgang' },
  'receipt.retry': { en: 'Tried again', no: 'Prøvde igjen' },
  'receipt.resend': { en: 'Sent once more', no: 'Sendte på nytt' },
  'receipt.link': { en: 'Linked by hand', no: 'Koblet til for hånd' },
  'receipt.dismiss': { en: 'Dismissed', no: 'La til side' },
  'receipt.ask-for': { en: 'Asked for a document', no: 'Ba om et dokument' },
  'receipt.export': { en: 'Chose invoices for export', no: 'Valgte fakturaer for eksport' },
  'receipts.redrive': { en: 'Woke overdue documents', no: 'Vekket forfalte dokumenter' },
  'xledger-file.make': { en: 'Made a file for Xledger', no: 'Laget en fil til Xledger' },
  'xledger-file.download': { en: 'Downloaded a file for Xledger', no: 'Lastet ned en fil til Xledger' },
  'document.preview': { en: 'Previewed a document', no: 'Forhåndsviste et dokument' },
  'session.begin': { en: 'Signed in', no: 'Logget på' },
  'session.end': { en: 'Signed out', no: 'Logget av' },
  'access.other-tenant': { en: 'Reached for another customer’s data', no: 'Prøvde å nå en annen kundes data' },
};

/** What somebody did, in words. An act of another version stands for itself. */
export function auditActWords(act: string): Words {
  const known = auditActs.find((name) => name === act);
  return known === undefined ? { en: act, no: act } : acts[known];
}

/** How it ended. */
export const phaseWords: Readonly<Record<AuditEntry['phase'], Words>> = {
  asked: { en: 'Asked for', no: 'Bedt om' },
  done: { en: 'Done', no: 'Gjort' },
  refused: { en: 'Refused', no: 'Avslått' },
  failed: { en: 'Failed', no: 'Mislyktes' },
};

/** A note in words: settings that were refused are told by their fields. Anything else stands for itself. */
export function noteWords(act: string, note: string, language: Language): string {
  if (!act.startsWith('integration.') || !/^[\w.]+(, [\w.]+)*$/.test(note)) return note;
  const fields = note.split(', ').map((path) => path.replace(/^(settings|credentials)\./, '').replace(/\.\d+/g, ''));
  return [...new Set(fields)].map((path) => fieldWords(path, language)).join(', ');
}

/** How many more than are shown. */
export function andMore(count: number): Words {
  return { en: `and ${count} more`, no: `og ${count} til` };
}
