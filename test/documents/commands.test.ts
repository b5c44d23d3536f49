import * as z from 'zod';
import { codeWords, documentPaths, readDocument, tableRows } from './documents.ts';

const packageSchema = z.object({
  scripts: z.record(z.string(), z.string()),
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
});
const { scripts, dependencies, devDependencies } = packageSchema.parse(JSON.parse(readDocument('package.json')));
/** What npm does without a script of ours. */
const ownToNpm = ['ci', 'install', 'run'];

describe('commands in the documents', () => {
  it.each(documentPaths())('exist as scripts: %s', (path) => {
    const code = [...readDocument(path).matchAll(/^```.*?^```$|`[^`\n]+`/gms)].join('\n');
    const named = [...code.matchAll(/\bnpm (?:run )?([a-z][\w:-]*)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !ownToNpm.includes(name) && scripts[name] === undefined)).toEqual([]);
  });

  it('begin in the README with the two that the build knows: the build runs its test command as it stands', () => {
    const [test] = /^npm ci && npm test/m.exec(readDocument('README.md')) ?? ['none'];
    expect(readDocument('.ci/run')).toContain(`bash -c '${test}'`);
  });

  it('exist as scripts where the build calls them', () => {
    const called = [...readDocument('.ci/run').matchAll(/\bnpm run ([\w:-]+)/g)].map(([, name = '']) => name);
    expect(called.filter((name) => scripts[name] === undefined)).toEqual([]);
    expect(called).toEqual(expect.arrayContaining(['lint', 'types', 'synth', 'contracts', 'bench']));
  });
});

describe('dependencies', () => {
  it('have a reason each in DECISIONS.md, and no reason is left over', () => {
    const rows = tableRows(readDocument('DECISIONS.md'), 'Package');
    const explained = rows.flatMap(([name = '']) => codeWords(name));
    expect(explained.sort()).toEqual([...Object.keys(dependencies), ...Object.keys(devDependencies)].sort());
    expect(rows.filter(([, reason = '']) => reason.length < 10)).toEqual([]);
  });
});
