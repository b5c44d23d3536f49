const secretNames = /secret|passw|api-?key|authori[sz]ation|cookie|session|token|credential|sealed|private|^login$/i;
const hidden = '[hidden]';

/** Secrets shorter than this are not searched for: they would hide half of every text. */
const shortestSearched = 6;

/** Secrets that are remembered at once; a worker opens those of few integrations. */
const mostRemembered = 500;

/** A guard between facts and the log: what is named like a secret, looks like one, or is known to be one, is hidden. */
export type SecretGuard = {
  /** Remembers a secret, so that it is hidden wherever it turns up. */
  hide(secret: string): void;
  /** A copy of the facts without secrets. */
  guard(facts: unknown): unknown;
};

/** Makes a guard that knows no secret yet. */
export function createSecretGuard(): SecretGuard {
  const known = new Set<string>();
  const clean = (text: string): string => {
    let cleaned = withoutSecretParts(text);
    for (const secret of known) cleaned = cleaned.replaceAll(secret, hidden);
    return cleaned;
  };
  return {
    hide(secret) {
      if (secret.length < shortestSearched) return;
      known.delete(secret);
      known.add(secret);
      const [oldest] = known;
      if (known.size > mostRemembered && oldest !== undefined) known.delete(oldest);
    },
    guard: (facts) => guarded(facts, clean, 0),
  };
}

function guarded(value: unknown, clean: (text: string) => string, depth: number): unknown {
  if (typeof value === 'string') return clean(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth > 5) return '[deep]';
  // An error's message may carry anything; its name tells enough for a log.
  if (value instanceof Error) return { name: value.name };
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map((each) => guarded(each, clean, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [
      name,
      secretNames.test(name) ? hidden : guarded(field, clean, depth + 1),
    ]),
  );
}

/** Query strings, user parts of addresses, webhook paths, authorization headers. */
function withoutSecretParts(text: string): string {
  return text
    .replace(/(https?:\/\/)[^\s/@"']+@/gi, `$1${hidden}@`)
    .replace(/(https?:\/\/[^\s?"']*)\?[^\s"']*/gi, `$1?${hidden}`)
    .replace(/(\/webhooks\/[^/\s]+\/[^/\s]+\/)[^\s/?"']+/g, `$1${hidden}`)
    .replace(/\b(basic|bearer|token)\s+[a-z0-9+/=._~-]{8,}/gi, `$1 ${hidden}`);
}
