import fc from 'fast-check';
import { catalogue } from '../../../functions/catalogue.ts';
import { keyOfPath, linksFor, pathOfKey } from '../../../functions/console/links.ts';
import { directionWords, documentWord } from '../../../functions/console/words/direction-words.ts';
import { eventWords } from '../../../functions/console/words/event-words.ts';
import { fieldRule } from '../../../functions/console/words/field-rules.ts';
import { languageOf } from '../../../functions/console/words/language.ts';
import { nextStep } from '../../../functions/console/words/next-step.ts';
import { statesNamed } from '../../../functions/console/words/state-words.ts';
import { stepWords } from '../../../functions/console/words/step-words.ts';
import { clockTime, distance } from '../../../functions/console/words/time-words.ts';
import { type Receipt, receiptStates } from '../../../lib/sync/receipt.ts';
import { receiptOf } from '../../support/receipt-of.ts';

const later = '2026-11-21T10:30:00.000Z';
const latest = '2026-11-21T11:00:00.000Z';

/** receipt, words of what happens next, when, whether a person is needed */
const steps: readonly (readonly [parts: Partial<Receipt>, words: string, at: string | undefined, person: boolean])[] = [
  [{ state: 'pending', dueAt: later }, 'within a moment', undefined, false],
  [{ state: 'pending', notBefore: later, dueAt: later }, 'tried again', later, false],
  [{ state: 'pending', notBefore: later, dueAt: latest }, 'tried again', latest, false],
  [{ state: 'pending', problem: { code: 'login-refused' }, dueAt: later }, 'log-in is corrected', later, true],
  [{ state: 'sending', lease: { owner: 'a', until: later }, dueAt: latest }, 'being sent now', later, false],
  [{ state: 'waiting', dueAt: later }, 'what it waits for is delivered', later, false],
  [{ state: 'deferred', notBefore: later, dueAt: later }, 'next hour with room', later, false],
  [{ state: 'unknown', dueAt: later }, 'target is searched', later, false],
  [{ state: 'delivered' }, 'Nothing more', undefined, false],
  [{ state: 'delivered', unconfirmed: true, dueAt: later }, 'written back', later, false],
  [{ state: 'skipped' }, 'Nothing is sent', undefined, false],
  [{ state: 'rejected' }, 'until it is corrected', undefined, true],
  [{ state: 'conflict' }, 'until a person has decided', undefined, true],
];

describe('what happens next', () => {
  it.each(steps)('%j: %s', (parts, words, at, person) => {
    expect(nextStep(receiptOf({ key: '1', ...parts }))).toMatchObject({
      words: { en: expect.stringContaining(words) },
      at,
      person,
    });
  });

  it('is said of every state', () => {
    expect(new Set(steps.map(([{ state }]) => state))).toEqual(new Set(receiptStates));
  });
});

describe('what was done, in words', () => {
  it.each([
    ['wanted: webhook', 'Told by the source', 'Meldt fra kildesystemet'],
    ['rejected: account-unknown', 'Rejected: The account does not exist in the target', 'Avvist: '],
    ['delivered, sent once more', 'Delivered, at the second sending', 'Overført'],
    ['held back: vendor-throttled', 'Held back: The other system asks us to wait', 'Holdt tilbake: '],
    ['skipped: unchanged', 'Skipped: Nothing has changed', 'Hoppet over: Ingenting er endret'],
    ['deferred until 2026-11-21T11:00:00.000Z', 'Deferred until 21 Nov 2026, 12:00:00', 'Utsatt til 21. nov. 2026'],
    ['waiting for Fjord, 1004, pending', 'Waiting for Fjord, 1004 (pending)', 'Venter på Fjord, 1004 (i kø)'],
    ['waiting for company:972b29:7003, new', 'Waiting for Customer 7003 (new)', 'Venter på Kunde 7003 (ny)'],
    ['waiting for 1004', 'Waiting for 1004', 'Venter på 1004'],
    ['enter: sending', 'Entry: sending', 'Registrering: sendes'],
    ['attach: delivered', 'PDF: delivered', 'PDF: overført'],
    ['of-tomorrow: delivered', 'of-tomorrow: delivered', 'of-tomorrow: overført'],
    ['what follows is recorded: 2', 'Attachments found: 2', 'Vedlegg funnet: 2'],
    ['what follows is recorded: 0', 'No attachments', 'Ingen vedlegg'],
    ['integration switched off', 'The integration is switched off', 'Integrasjonen er slått av'],
    ['rejected: a-code-of-tomorrow', 'Rejected: a-code-of-tomorrow', 'Avvist: a-code-of-tomorrow'],
    ['something new', 'something new', 'something new'],
  ])('%s', (event, english, norwegian) => {
    expect(eventWords(event, 'en')).toBe(english);
    expect(eventWords(event, 'no')).toContain(norwegian);
  });
});

describe('what a field may hold', () => {
  it.each([
    ['number', /1 to 2147483647/, /1 til 2147483647/],
    ['lines[0].account', /digits only/, /bare siffer/],
    ['kid', /2 to 25 digits/, /2 til 25 siffer/],
    ['totalIncludingVat', /credit note has positive amounts/, /kreditnota har positive beløp/],
  ])('%s', (field, english, norwegian) => {
    expect(fieldRule(field, 'en')).toMatch(english);
    expect(fieldRule(field, 'no')).toMatch(norwegian);
  });

  it('is left unsaid where there is no more to say', () => expect(fieldRule('lines', 'en')).toBeUndefined());
});

describe('the language', () => {
  it.each([
    [undefined, undefined, 'en'],
    [undefined, 'nb-NO,nb;q=0.9,en;q=0.8', 'no'],
    [undefined, 'nn', 'no'],
    [undefined, 'sv-SE, no;q=0.8, en;q=0.5', 'no'],
    [undefined, 'de, en-GB;q=0.9, nb;q=0.8', 'en'],
    [undefined, 'nonsense', 'en'],
    ['no', 'en', 'no'],
    ['en', 'nb-NO', 'en'],
    ['xx', 'nb-NO', 'en'],
  ])('asked for %s by a browser of %s is %s', (wish, accepted, language) => {
    expect(languageOf(wish, accepted)).toBe(language);
  });
});

describe('addresses', () => {
  const { receipts, receipt } = linksFor('no');
  const ref = { tenant: 'fjord', integration: 'fjord.main', direction: 'moment-invoices-to-24sevenoffice' };

  it('carry what was chosen and nothing that is empty', () => {
    expect(receipts({ integration: 'fjord.main', direction: '', state: 'waiting' })).toBe(
      '/receipts?integration=fjord.main&state=waiting&lang=no',
    );
    expect(linksFor(undefined).integrations()).toBe('/');
  });

  it('keep plain keys readable', () => {
    expect(receipt({ ...ref, key: '9001' })).toBe('/receipts/fjord.main/moment-invoices-to-24sevenoffice/9001?lang=no');
  });

  it('bring every key back as it was, without a character that gateways change', () => {
    void fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (key) => {
        expect(pathOfKey(key)).toMatch(/^[\w~-]+$/);
        expect(keyOfPath(pathOfKey(key))).toBe(key);
      }),
    );
  });
});

it.each(['login-refused', 'access-revoked', 'identity-needed', 'identity-blocked'])(
  'a document that is held back by %s tells that a person is needed',
  (code) => expect(nextStep(receiptOf({ key: '1', state: 'pending', problem: { code } })).person).toBe(true),
);

describe('words of directions, states and times', () => {
  it('reads a direction from its name', () => {
    expect(directionWords('moment-customers-to-24sevenoffice', 'no')).toEqual({
      ...{ many: 'Kunder', one: 'Kunde', source: 'Moment', target: '24SevenOffice' },
    });
    expect(directionWords('other', 'en')).toMatchObject({ many: 'other', source: '' });
  });

  it.each([
    ['24sevenoffice-expenses-to-moment', 'file:7:1', 'Attachment', 'Vedlegg'],
    ['recman-invoices-to-24sevenoffice', 'company:4f1c22d09a7b:7001', 'Customer', 'Kunde'],
    ['recman-invoices-to-24sevenoffice', 'product:4f1c22d09a7b:110', 'Product', 'Produkt'],
    ['recman-invoices-to-24sevenoffice', '400101', 'Invoice', 'Faktura'],
    ['24sevenoffice-expenses-to-moment', 'constructor:1', 'Expense', 'Utlegg'],
  ])('a receipt of %s with the key %s is called %s', (direction, key, en, no) => {
    expect([documentWord({ direction, key }, 'en'), documentWord({ direction, key }, 'no')]).toEqual([en, no]);
  });

  it('has a word for each step of each direction', () => {
    const steps = catalogue.flatMap((story) => ('before' in story && Array.isArray(story.before) ? story.before : []));
    expect(steps.length).toBeGreaterThan(2);
    for (const { name } of steps) {
      for (const language of ['en', 'no'] as const) expect([name, stepWords(name, language)]).not.toEqual([name, name]);
    }
  });

  it('knows states, groups of states, and all', () => {
    expect(statesNamed('')).toEqual(receiptStates);
    expect(statesNamed('waiting')).toEqual(['waiting']);
    expect(statesNamed('needs-you')).toEqual(['rejected', 'conflict']);
    expect(statesNamed('constructor')).toBeUndefined();
  });

  it.each([
    ['2026-11-21T10:00:02.000Z', 'now'],
    ['2026-11-21T09:59:20.000Z', '40 sec ago'],
    ['2026-11-21T10:02:59.000Z', 'in 2 min'],
    ['2026-11-21T07:30:00.000Z', '2 hr ago'],
    ['2026-11-19T09:00:00.000Z', '2 days ago'],
    ['someday', 'someday'],
  ])('%s is %s', (instant, words) => {
    expect(distance(instant, new Date('2026-11-21T10:00:00.000Z'), 'en')).toBe(words);
  });

  it('shows Norwegian clocks, in summer and in winter', () => {
    expect(clockTime('2026-07-01T10:00:00Z', 'en')).toContain('12:00:00');
    expect(clockTime('2026-12-01T10:00:00Z', 'en')).toContain('11:00:00');
  });
});
