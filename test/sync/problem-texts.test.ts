import { conflictTexts } from '../../lib/sync/problem-texts/conflict-texts.ts';
import { problemTexts } from '../../lib/sync/problem-texts.ts';

const rows = Object.entries(problemTexts).flatMap(([code, { title, advice }]) =>
  (['en', 'no'] as const).map((language) => ({ code, language, title: title[language], advice: advice[language] })),
);

describe('what a person reads about a problem', () => {
  it.each(rows)('$code ($language) says what happened in a line, and what to do in whole sentences', (row) => {
    expect(row.title.length).toBeLessThanOrEqual(60);
    expect(row.title).not.toMatch(/\.$/);
    expect(row.advice.length).toBeLessThanOrEqual(200);
    expect(row.advice).toMatch(/^[A-ZÆØÅ].*\.$/);
  });

  it.each(rows)('$code ($language) uses an accountant’s words', ({ title, advice }) => {
    expect(`${title} ${advice}`).not.toMatch(/\b(?:HTTP|JSON|XML|SOAP|schema|payload|undefined|exception)\b/i);
  });

  it.each(rows)('$code ($language) promises a link or a second sending only where there is one', ({ code, advice }) => {
    const promises = /\b(?:link it|send it once more|koble (?:den )?til|send på nytt)\b/i.test(advice);
    if (promises) expect(Object.keys(conflictTexts)).toContain(code);
  });

  it('is told apart by its title', () => {
    expect(new Set(rows.map(({ title }) => title)).size).toBe(rows.length);
  });

  it('is written twice, not copied', () => {
    for (const { title, advice } of Object.values(problemTexts)) {
      expect(title.no).not.toBe(title.en);
      expect(advice.no).not.toBe(advice.en);
    }
  });
});
