import { dueExports } from '../../functions/export-files/due-exports.ts';
import type { Integration } from '../../lib/documents/integration.ts';

const at = '2026-11-21T10:00:00.000Z';

function integrationWith(id: string, invoices: object | undefined, enabled = true): Integration {
  return {
    ...{ tenant: 'fjord', id, kind: 'moment-xledger', name: id, enabled, version: 1, sealed: {} },
    settings: { momentCompanyCode: 'fjord', requestsPerHour: 100, exportInvoices: true, invoices },
    ...{ webhookSecretHash: '0'.repeat(64), createdAt: at, updatedAt: at },
  };
}

const byFile = (schedule: string) => ({ delivery: 'file', format: 'plain', schedule, kid: 'none' });
const all = [
  integrationWith('fjord.hand', byFile('by-hand')),
  integrationWith('fjord.day', byFile('daily')),
  integrationWith('fjord.hour', byFile('hourly')),
  integrationWith('fjord.off', byFile('hourly'), false),
  integrationWith('fjord.mail', { delivery: 'email', receptionAddress: 'mb.12345@xledger.example' }),
];

it.each([
  ['at four in Norway, in winter', '2026-11-21T03:10:00Z', ['fjord.day', 'fjord.hour']],
  ['at four in Norway, in summer', '2026-07-21T02:10:00Z', ['fjord.day', 'fjord.hour']],
  ['in every other hour', '2026-11-21T10:10:00Z', ['fjord.hour']],
])('files are made %s', (_, now, ids) => {
  expect(dueExports(all, new Date(now)).map(({ id }) => id)).toEqual(ids);
});
