import type { NoticeSettings } from '../../lib/documents/integrations/notice-settings.ts';
import type { DigestKind } from '../../lib/sync/digest-state.ts';
import type { Links } from '../console/links.ts';
import { directionWords, documentWord } from '../console/words/direction-words.ts';
import { fieldWords } from '../console/words/field-words.ts';
import { problemWords } from '../console/words/problem-words.ts';
import { type Sentence, sentence } from './digest-words.ts';
import type { OpenCase, OpenCases } from './open-cases.ts';
import { plainLine } from './plain-line.ts';

/** One document in a mail: what it is, the other system's words for what is wrong, and its receipt. */
export type DigestRow = { readonly what: string; readonly words: string | undefined; readonly address: string };

/** The documents of one reason, and what to do about it. */
export type DigestGroup = {
  readonly title: string;
  readonly advice: readonly string[];
  readonly rows: readonly DigestRow[];
  readonly more: string | undefined;
};

/** What a mail says, before it is written as text or HTML. */
export type DigestContent = {
  readonly language: NoticeSettings['language'];
  readonly subject: string;
  readonly intro: string;
  readonly groups: readonly DigestGroup[];
  readonly overview: { readonly words: string; readonly address: string };
  readonly footer: string;
};

/** What a mail is made from. */
export type DigestFacts = OpenCases & {
  readonly kind: DigestKind;
  readonly integration: { readonly id: string; readonly name: string };
  readonly language: NoticeSettings['language'];
  /** Paths within the console, in that language. */
  readonly links: Links;
  /** Where the console is: `https://...`. */
  readonly consoleUrl: string;
  /** Takes out of the other system's words what looks like a secret. */
  withoutSecrets(text: string): string;
};

/** Documents of one reason that a mail lists. */
const listedPerGroup = 20;

const lengths = { name: 80, label: 80, field: 60, vendorWords: 200 };

/** Writes down what the people of an integration are told. */
export function digestContent(facts: DigestFacts): DigestContent {
  const { kind, integration, language, links } = facts;
  const name = plainLine(integration.name, lengths.name);
  const count = countWords(facts);
  const tone = kind === 'trouble' && facts.cases.every(({ isPoll }) => isPoll) ? 'transfer' : kind;
  const filter = { integration: integration.id, ...(kind === 'trouble' && { state: 'needs-you' }) };
  return {
    language,
    subject: sentence(`${tone}Subject`, language, { name, count }),
    intro: sentence(`${tone}Intro`, language, { name, count }),
    groups: groupsOf(facts),
    overview: { words: sentence(`${kind}Overview`, language), address: absolute(facts, links.receipts(filter)) },
    footer: sentence('footer', language),
  };
}

/** A refused log-in first, because it holds up the most; then the reason of the most documents. */
function groupsOf(facts: DigestFacts): DigestGroup[] {
  const byCode = [...Map.groupBy(facts.cases, ({ code }) => code)];
  const weight = (cases: readonly OpenCase[]) => (cases[0]?.isHeld ? Number.MAX_SAFE_INTEGER : cases.length);
  return byCode
    .sort(([left, ones], [right, others]) => weight(others) - weight(ones) || left.localeCompare(right))
    .map(([code, cases]) => groupOf(code, cases, facts));
}

function groupOf(code: string, cases: readonly OpenCase[], facts: DigestFacts): DigestGroup {
  const { language } = facts;
  const { title, advice } = problemWords(code);
  const newestFirst = [...cases].sort((left, right) => right.at.localeCompare(left.at));
  const hidden = cases.length - listedPerGroup;
  const count = countWords({ ...facts, cases });
  return {
    title: `${title[language]} (${count})`,
    advice: [advice[language], ...(cases[0]?.isHeld ? [sentence(heldSentence(code), language)] : [])].filter(Boolean),
    rows: newestFirst.slice(0, listedPerGroup).map((one) => rowOf(one, facts)),
    more: hidden > 0 ? sentence('more', language, { n: hidden }) : undefined,
  };
}

function heldSentence(code: string): Sentence {
  return code === 'write-back-refused' ? 'numberHeld' : 'held';
}

function rowOf({ ref, isPoll, number, label, field, vendorWords }: OpenCase, facts: DigestFacts): DigestRow {
  const { language, links } = facts;
  const { many, source, target } = directionWords(ref.direction, language);
  const one = documentWord(ref, language);
  const parts = [
    isPoll ? `${many}, ${source} → ${target}` : `${one} ${number ?? ref.key}`,
    label,
    field && sentence('field', language, { field: plainLine(fieldWords(field, language), lengths.field) }),
  ];
  const words = vendorWords && plainLine(facts.withoutSecrets(vendorWords), lengths.vendorWords);
  return {
    what: parts.flatMap((part) => (part ? [plainLine(part, lengths.label)] : [])).join(', '),
    words: words ? sentence('vendorWords', language, { words }) : undefined,
    address: absolute(facts, isPoll ? links.receipts(listOf(ref)) : links.receipt(ref)),
  };
}

function listOf({ integration, direction }: OpenCase['ref']) {
  return { integration, direction };
}

/** Documents are counted; where there are none, it is the transfer itself. */
function countWords({ cases, isCut, language }: Pick<DigestFacts, 'cases' | 'isCut' | 'language'>): string {
  const n = cases.filter(({ isPoll }) => !isPoll).length;
  if (n === 0 && cases.length > 0) return sentence('transfer', language);
  if (n === 1 && !isCut) return sentence('one', language);
  return sentence(isCut ? 'atLeast' : 'many', language, { n });
}

function absolute({ consoleUrl }: DigestFacts, path: string): string {
  return `${consoleUrl.replace(/\/+$/, '')}${path}`;
}
