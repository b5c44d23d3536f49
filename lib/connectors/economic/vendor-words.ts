import { problemSchema, restErrorSchema } from './schema.ts';

/** What an error answer says, in either host's dialect: its codes, the first field it names, and words for a person. */
export type VendorWords = {
  readonly codes: readonly string[];
  readonly field: string | undefined;
  readonly words: string;
};

const longest = 500;

/** Reads an error body of either dialect; anything else (HTML, half a body) is shown as text. Secrets are taken out. */
export function vendorWordsOf(status: number, body: Uint8Array, secrets: readonly string[]): VendorWords {
  const text = new TextDecoder().decode(body.subarray(0, 50_000));
  const json = asJson(text);
  const found = problemWords(json) ?? restWords(json) ?? { codes: [], field: undefined, words: bare(text) };
  const whole = `${status} ${found.words}`.trim();
  return { ...found, words: withoutSecrets(whole.replace(/[\p{Cc}\s]+/gu, ' '), secrets).slice(0, longest) };
}

/** `application/problem+json` of the OpenAPI services. */
function problemWords(json: unknown): VendorWords | undefined {
  const parsed = problemSchema.safeParse(json);
  if (!parsed.success) return undefined;
  const { title, detail, errorCode, errors } = parsed.data;
  const sentences = [title, detail, ...errors.map(({ message, errorCode: code }) => [message, code && `(${code})`])];
  return {
    codes: [...errors.map((error) => error.errorCode), errorCode].filter((code) => typeof code === 'string'),
    field: errors.find(({ property }) => typeof property === 'string')?.property ?? undefined,
    words: sentences.flat().filter(Boolean).join(' '),
  };
}

/** REST: `errors` is a list of texts, or a tree in the shape of the request. */
function restWords(json: unknown): VendorWords | undefined {
  const parsed = restErrorSchema.safeParse(json);
  if (!parsed.success) return undefined;
  const { message, errorCode, errors } = parsed.data;
  const leaves = [...leavesOf(errors, '')];
  const sentences = [message, ...leaves.map(({ field, words }) => [field, words].filter(Boolean).join(': '))];
  return {
    codes: [...leaves.map(({ code }) => code), errorCode].filter((code) => typeof code === 'string'),
    field: leaves.find(({ field }) => field !== '')?.field,
    words: sentences.filter(Boolean).join(' '),
  };
}

type Leaf = { readonly field: string; readonly code: string | undefined; readonly words: string };

function* leavesOf(node: unknown, path: string): Generator<Leaf> {
  if (typeof node === 'string') yield { field: path, code: undefined, words: node };
  if (Array.isArray(node))
    for (const [index, child] of node.entries()) yield* leavesOf(child, placeIn(node, path, index));
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
  const message = textOf(node, 'errorMessage') ?? textOf(node, 'message');
  if (message !== undefined) yield { field: path, code: textOf(node, 'errorCode'), words: message };
  else {
    for (const [name, child] of Object.entries(node)) {
      if (typeof child === 'object') yield* leavesOf(child, name === 'errors' ? path : joined(path, name));
    }
  }
}

function placeIn(list: readonly unknown[], path: string, index: number): string {
  return list.every((one) => textOf(one, 'errorCode') !== undefined || typeof one === 'string')
    ? path
    : `${path}[${index}]`;
}

function joined(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

function textOf(node: unknown, name: string): string | undefined {
  if (typeof node !== 'object' || node === null) return undefined;
  const value: unknown = Reflect.get(node, name);
  return typeof value === 'string' ? value : undefined;
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // shown as it is
  }
}

function bare(text: string): string {
  return text.replace(/<[^<>]*>/g, ' ');
}

function withoutSecrets(text: string, secrets: readonly string[]): string {
  return secrets.reduce((rest, secret) => (secret === '' ? rest : rest.replaceAll(secret, '***')), text);
}
