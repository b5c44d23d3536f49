import type { Rule } from '../support/rule.ts';

/**
 * What has no place in a product's text: paths of one person's machine, addresses of package registries, and words about
 * the programs that people write with. Loopback addresses and paths inside the project are in order.
 */
const misplaced: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  { what: 'a path of one machine', pattern: /(?<![\w.\-}])(?<!(?<!\/)\/)\/(?:work|tmp|root|home|Users)\/[\w.]/ },
  { what: 'a path of one machine', pattern: /\b[A-Z]:\\\\?(?:Users|work)\b/ },
  { what: 'the address of a package registry', pattern: /\bhttps?:\/\/(?:registry|npm|artifactory|nexus)\./i },
  { what: 'the address of a package registry', pattern: /\/(?:api\/npm|repository\/npm)[\w-]*\//i },
  { what: 'a word about the writing', pattern: /\b(?:sub-?agents?|chat-?bots?|language models?|system prompts?)\b/i },
  { what: 'a word about the writing', pattern: /\b(?:claude|anthropic|openai|chatgpt|copilot)\b/i },
];

/** The project speaks of the product alone. */
export const textsSpeakOfTheProduct: Rule = (files) =>
  files
    .filter(({ path }) => path !== 'test/conventions/wording-rules.ts')
    .flatMap(({ path, text }) =>
      text.split('\n').flatMap((line, index) => {
        const found = misplaced.find(({ pattern }) => pattern.test(line));
        return found ? [`${path}:${index + 1} ${found.what}`] : [];
      }),
    );
