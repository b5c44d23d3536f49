import type { SourceFile } from './source-files.ts';

/** A house rule over the text of the project: every breach as `path:line words`. No breaches: the rule holds. */
export type Rule = (files: readonly SourceFile[]) => readonly string[];

/** A breach made on purpose, and what the rule must say about it. */
export type Seed = {
  readonly name: string;
  readonly rule: Rule;
  readonly files: readonly SourceFile[];
  /** Parts of the breaches that must be told, one each. Empty: this text is in order. */
  readonly told: readonly string[];
};

/** A project of one file. */
export function onlyFile(path: string, text: string): readonly SourceFile[] {
  return [{ path, text }];
}

/** Jest tests: the rules hold for the project, and every seed is told as it must be. */
export function testRules(rules: Readonly<Record<string, Rule>>, seeds: readonly Seed[], project: () => SourceFile[]) {
  describe('the project', () => {
    const files = project();
    it.each(Object.entries(rules))('%s', (_name, rule) => {
      expect(rule(files)).toEqual([]);
    });
  });
  describe('a seeded violation is found', () => {
    it.each(Object.entries(rules))('%s: has seeds', (_name, rule) => {
      expect(seeds.some((seed) => seed.rule === rule && seed.told.length > 0)).toBe(true);
    });
    it.each(seeds.map((seed) => [seed.name, seed] as const))('%s', (_name, { rule, files, told }) => {
      expect(rule(files)).toEqual(told.map((words) => expect.stringContaining(words)));
    });
  });
}
