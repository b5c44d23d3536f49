import { onlyFile, type Rule, type Seed } from '../../support/rule.ts';
import { filesAreKebabCase, filesSayWhatTheyHold, namesSayWhatTheyMean } from '../name-rules.ts';
import { filesAreShort, functionsAreShort, parametersAreFew } from '../size-rules.ts';
import { textsSpeakOfTheProduct } from '../wording-rules.ts';

const lines = (count: number) => 'a();\n'.repeat(count);
const slashed = (...names: string[]) => `/${names.join('/')}`;

type Row = readonly [name: string, rule: Rule, path: string, text: string, ...told: string[]];

const rows: readonly Row[] = [
  ['a file of 250 lines is in order', filesAreShort, 'lib/a.ts', lines(250)],
  ['a file of 251 lines', filesAreShort, 'lib/a.ts', lines(251), 'has 251 lines'],
  ['a function of 60 lines is in order', functionsAreShort, 'lib/a.ts', `function b() {\n${lines(58)}}`],
  ['a function of 61 lines', functionsAreShort, 'lib/a.ts', `function b() {\n${lines(59)}}`, 'function of 61 lines'],
  ['a long arrow function', functionsAreShort, 'lib/a.ts', `const b = () => {\n${lines(80)}};`, 'function of 82 lines'],
  ['a long describe is in order', functionsAreShort, 'test/a.test.ts', `describe('x', () => {\n${lines(80)}});`],
  [
    'a long suite is in order',
    functionsAreShort,
    'test/a-suite.ts',
    `function suite() {\nit('x', () => {\n${lines(80)}});}`,
  ],
  ['a long function of a test', functionsAreShort, 'test/a.test.ts', `function b() {\n${lines(59)}}`, 'of 61 lines'],
  [
    'a table with five columns is in order',
    parametersAreFew,
    'test/a.test.ts',
    "it.each(x)('y', (a, b, c, d, e) => 1);",
  ],
  ['four parameters', parametersAreFew, 'lib/a.ts', 'function x(a, b, c, d) {}', '4 parameters'],
  [
    'a type with four parameters',
    parametersAreFew,
    'lib/a.ts',
    'type X = { y(a: 1, b: 1, c: 1, d: 1): void };',
    '4 par',
  ],
  ['three parameters are in order', parametersAreFew, 'lib/a.ts', 'const x = (a, b, c) => a;'],
  ['a file in camel case', filesAreKebabCase, 'lib/sync/runSync.ts', '', 'runSync.ts:1 is not in kebab-case'],
  ['a file in snake case', filesAreKebabCase, 'test/run_sync.test.ts', '', 'is not in kebab-case'],
  ['kebab-case is in order', filesAreKebabCase, 'lib/sync/run-sync.test.ts', ''],
  ['a file of utils', filesSayWhatTheyHold, 'lib/sync/date-utils.ts', '', 'says nothing'],
  ['a folder of helpers', filesSayWhatTheyHold, 'test/helpers/clock.ts', '', 'says nothing'],
  ['a parameter req', namesSayWhatTheyMean, 'lib/a.ts', 'const x = (req) => 1;', 'lib/a.ts:1 req is a name'],
  ['a variable with opts in it', namesSayWhatTheyMean, 'lib/a.ts', 'const retryOpts = {};', 'retryOpts is a name'],
  ['a property msg', namesSayWhatTheyMean, 'lib/a.ts', 'type X = { msg: string };', 'msg is a name'],
  [
    'a name of others is in order',
    namesSayWhatTheyMean,
    'lib/a.ts',
    'const { req: request } = context; context.req.url;',
  ],
  ['a path of one machine', textsSpeakOfTheProduct, 'lib/a.ts', `// see ${slashed('work', 'main')}`, 'a path of one'],
  [
    'a temporary file',
    textsSpeakOfTheProduct,
    'README.md',
    `\n${slashed('tmp', 'x.log')}`,
    'README.md:2 a path of one',
  ],
  ['a home folder', textsSpeakOfTheProduct, 'lib/a.ts', `'file://${slashed('home', 'kari', 'x')}'`, 'a path of one'],
  [
    'a path in the project is in order',
    textsSpeakOfTheProduct,
    'lib/a.ts',
    "'lib/work/a', './tmp/x', 'https://a.no/work/x'",
  ],
  [
    'a package registry',
    textsSpeakOfTheProduct,
    'package-lock.json',
    `"resolved": "https://${['registry', 'npmjs.org'].join('.')}/zod"`,
    'the address of a package registry',
  ],
  ['a word about the writing', textsSpeakOfTheProduct, 'README.md', `written by a sub${'agent'}`, 'a word about'],
];

/** Breaches of the rules over names, sizes and words. */
export const textSeeds: readonly Seed[] = rows.map(([name, rule, path, text, ...told]) => ({
  name,
  rule,
  files: onlyFile(path, text),
  told,
}));
