import { documentPaths, readDocument } from './documents.ts';
import { brokenLinks } from './links.ts';

describe('links between documents', () => {
  it.each(documentPaths())('lead somewhere: %s', (path) => {
    expect(brokenLinks({ path, text: readDocument(path) }, readDocument)).toEqual([]);
  });

  const seeds: [string, string][] = [
    ['a file that is not there', 'See [this](docs/nowhere.md).'],
    ['a picture that is not there', '![That](.github/pictures/nowhere.png)'],
    ['a heading that is not there', 'See [below](#nowhere).'],
    ['a heading that another document lacks', 'See [there](SECURITY.md#nowhere).'],
    ['a file outside the project', 'See [out](../elsewhere.md).'],
  ];
  it.each(seeds)('are noticed when they lead to %s', (_what, text) => {
    expect(brokenLinks({ path: 'README.md', text }, readDocument)).toHaveLength(1);
  });

  it('may be addresses, and are not looked for in code', () => {
    const text = 'A [page](https://example.com).\n\n```ts\nconst one = table[first](second);\n```\n';
    expect(brokenLinks({ path: 'README.md', text }, readDocument)).toEqual([]);
  });
});
