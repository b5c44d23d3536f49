import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkEconomic } from './economic.ts';
import { jsonSchemaOf } from './economic-schemas.ts';

const recordings = join(import.meta.dirname, '../recordings');
const vendors = join(import.meta.dirname, '../../../shared/vendors');
const whenAtHand = existsSync(join(vendors, 'e-conomic')) ? it : it.skip;

const problems = (folder: string) =>
  checkEconomic(vendors, folder).flatMap(({ subject, problem }) => (problem ? [`${subject}: ${problem}`] : []));

/** All recordings, one of them with another body. */
function spoiled(sentence: string, change: (text: string) => string): string {
  const folder = mkdtempSync(join(tmpdir(), 'recordings-'));
  cpSync(join(recordings, 'economic'), join(folder, 'economic'), { recursive: true });
  const file = join(folder, 'economic', sentence, 'request.json');
  writeFileSync(file, change(readFileSync(file, 'utf8')));
  return folder;
}

describe('the check of e-conomic’s contracts', () => {
  whenAtHand('agrees with every recorded request', () => {
    expect(problems(recordings)).toEqual([]);
  });

  const spoils: readonly { what: string; sentence: string; change: [string, string]; words: RegExp }[] = [
    { what: 'a field passed over', sentence: 'a-new-customer', change: ['"zip"', '"zipCode"'], words: /additional/ },
    { what: 'a missing field', sentence: 'a-new-project', change: ['"name"', '"title"'], words: /name/ },
    {
      what: 'a text for a number',
      sentence: 'an-invoice-with-one-posting',
      change: ['1250,', '"1250",'],
      words: /amount/,
    },
    { what: 'no year', sentence: 'the-pdf-of-an-invoice', change: ['AccountingYear', 'Year'], words: /ccountingYear/ },
    { what: 'another address', sentence: 'a-credit-note', change: ['/draft-entries', '/drafts'], words: /no contract/ },
  ];

  whenAtHand.each(spoils)('notices $what', ({ sentence, change, words }) => {
    const folder = spoiled(sentence, (text) => text.replace(...change));
    try {
      expect(problems(folder)).toEqual([expect.stringMatching(words)]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('says when the contracts are not at hand', () => {
    expect(checkEconomic('/nowhere', recordings)).toMatchObject([{ problem: expect.stringContaining('no folder') }]);
  });

  it('reads a draft-03 schema: trailing commas, required beside the type, references by link', () => {
    const self = '{"type":"string","required":true}';
    const text = `{"type":"object","properties":{"name":{"type":"string","required":true},"group":{"type":"object","properties":{"self":${self},}}},}`;
    expect(jsonSchemaOf(text)).toEqual({
      type: 'object',
      properties: {
        name: { type: 'string' },
        group: { type: 'object', properties: { self: { type: 'string' } }, required: [], additionalProperties: false },
      },
      required: ['name'],
      additionalProperties: false,
    });
  });
});
