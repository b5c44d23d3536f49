import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { integrationKinds } from '../../../lib/documents/integration.ts';
import { problemTexts } from '../../../lib/sync/problem-texts.ts';

const folder = join(import.meta.dirname, '..', '..', '..', 'functions', 'console', 'words');
const modules: readonly (readonly [string, unknown])[] = readdirSync(folder).map((name) => [
  name,
  require(join(folder, name)),
]);

/** Every text of both languages within a value, by its place. */
function textsWithin(place: string, value: unknown): (readonly [place: string, en: unknown, no: unknown])[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('en' in value && 'no' in value && typeof value.en === 'string') return [[place, value.en, value.no]];
  return Object.entries(value).flatMap(([name, part]) => textsWithin(`${place}.${name}`, part));
}

const all = [...modules, ['forms', integrationKinds] as const, ['problems', problemTexts] as const].flatMap(
  ([name, value]) => textsWithin(name, value),
);

it('finds the texts', () => expect(all.length).toBeGreaterThan(300));

it('every text is there in Norwegian and in English', () => {
  const missing = all.filter(([, en, no]) => [en, no].some((text) => typeof text !== 'string' || text.trim() === ''));
  // A problem that explains itself has no advice.
  expect(missing.filter(([place]) => !/\.advice$/.test(place))).toEqual([]);
});

it('a text with advice in one language has it in the other', () => {
  expect(all.filter(([, en, no]) => (en === '') !== (no === ''))).toEqual([]);
});

it('no sentence stands untranslated', () => {
  const same = all.filter(([, en, no]) => en === no && String(en).split(' ').length > 3);
  expect(same).toEqual([]);
});
