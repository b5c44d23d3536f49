import { onlyFile, type Rule, type Seed } from '../../support/rule.ts';
import { catchesTranslate } from '../catch-rules.ts';
import { exportsAreDescribed } from '../docstring-rules.ts';
import { castsDoNotSilence, checkerStaysOn, nothingIsAny } from '../type-rules.ts';

const anyWord = ['a', 'ny'].join('');

/** rule, code, what must be told of it (nothing: in order) */
const code: readonly (readonly [rule: Rule, text: string, ...told: string[]])[] = [
  [nothingIsAny, `const x: ${anyWord} = 1;`, 'lib/a.ts:1 any'],
  [nothingIsAny, `const x = y as ${anyWord};`, 'any'],
  [nothingIsAny, `type X = Record<string, ${anyWord}[]>;`, 'any'],
  [nothingIsAny, `const x: unknown = '${anyWord}'; // ${anyWord}`],
  [castsDoNotSilence, 'const x = y as unknown as Invoice;', 'silences'],
  [castsDoNotSilence, 'const x = (y as unknown) as Invoice;', 'silences'],
  [castsDoNotSilence, 'take(y as never);', 'silences'],
  [castsDoNotSilence, 'const x = <Invoice>y;', 'silences'],
  [castsDoNotSilence, 'const x = { a: 1 } as const;'],
  [checkerStaysOn, `const a = 1;\n// @ts-${'ignore'} later\nconst b = c;`, 'lib/a.ts:2 switches'],
  [checkerStaysOn, `const words = '@ts-${'ignore'}';`],
  [catchesTranslate, 'try { a(); } catch {}', 'neither translates'],
  [catchesTranslate, 'try { a(); } catch (error) { log(error); }', 'neither translates'],
  [catchesTranslate, 'try { a(); } catch { return undefined; }', 'neither translates'],
  [catchesTranslate, 'try { a(); } catch (error) { if (b) { throw error; } }', 'neither translates'],
  [catchesTranslate, 'try { a(); } catch (error) { later(() => { throw error; }); }', 'neither translates'],
  [catchesTranslate, 'try { a(); } catch (error) { if (b) { throw error; } else { return failed(error); } }'],
  [catchesTranslate, 'try { a(); } catch (error) { throw new Refused({ cause: error }); }'],
  [catchesTranslate, "try { a(); } catch (error) { return { kind: 'unknown', error }; }"],
  [catchesTranslate, 'try { a(); } catch {\n  // The vendor answers so when the list is empty.\n}'],
  [catchesTranslate, 'try { a(); } catch { /* was never there */ return undefined; }'],
  [catchesTranslate, 'await a().catch(() => undefined);', 'neither translates'],
  [catchesTranslate, 'await a().catch((error) => { log(error); });', 'neither translates'],
  [catchesTranslate, 'await a().catch((error) => translated(error));'],
  [catchesTranslate, '// Told to those who waited.\nawait a().catch(() => undefined);'],
  [exportsAreDescribed, 'export function send() {}', 'send has no docstring'],
  [exportsAreDescribed, 'export async function send() {}', 'send has no docstring'],
  [exportsAreDescribed, '// Sends.\nexport function send() {}', 'send has no docstring'],
  [exportsAreDescribed, 'export const send = () => 1;', 'send has no docstring'],
  [exportsAreDescribed, 'export type Sent = { a: 1 };', 'Sent has no docstring'],
  [exportsAreDescribed, 'export class Sender {}', 'Sender has no docstring'],
  [exportsAreDescribed, 'export const s = z.string();\nexport type S = z.infer<typeof s>;', 'S has no docstring'],
  [exportsAreDescribed, '/** A name. */\nexport const s = z.string();\nexport type S = z.infer<typeof s>;'],
  [exportsAreDescribed, '/** Sends. */\nexport function send() {}\nfunction inner() {}'],
];

/** Breaches of the rules over types, errors and docstrings. */
export const typeSeeds: readonly Seed[] = code.map(([rule, text, ...told]) => ({
  name: `${JSON.stringify(text)} ${told.length > 0 ? 'is refused' : 'is in order'}`,
  rule,
  files: onlyFile('lib/a.ts', text),
  told,
}));
