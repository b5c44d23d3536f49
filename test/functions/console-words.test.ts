import { fieldWords } from '../../functions/console/words/field-words.ts';
import { shownState } from '../../lib/sync/receipt.ts';

it.each([
  ['lines[2].vatCode', 'Line 3, VAT code', 'Linje 3, mva.-kode'],
  ['totalIncludingVat', 'Total including VAT', 'Total inkl. mva.'],
  ['settings.factoringId', 'Settings, factoring id', 'Innstillinger, factoring-id'],
  ['somethingNew', 'SomethingNew', 'SomethingNew'],
])('the field %s is told as %s', (path, en, no) => {
  expect([fieldWords(path, 'en'), fieldWords(path, 'no')]).toEqual([en, no]);
});

const mapping = { targetId: '1', fingerprint: 'f', sourceFingerprint: 's', deliveredAt: '2026-11-20T09:00:00.000Z' };

it.each([
  ['a delivered customer whose write-back came home as an echo', 'unchanged', mapping, 'delivered'],
  ['a draft', 'not-finalized', undefined, 'skipped'],
  ['an invoice turned away after it had been delivered', 'do-not-transfer', mapping, 'skipped'],
])('%s is shown as it stands', (_what, code, held, shown) => {
  expect(shownState({ state: 'skipped', problem: { code }, mapping: held })).toBe(shown);
});
