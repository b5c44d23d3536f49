type Credentials = Readonly<Record<string, unknown>>;

/**
 * Credentials as they become: what is given takes the place of what is kept. Of an object (a user) what is left out stays; of a list
 * by names (users by department) those that are no longer named are gone, and who is named with nothing keeps what there is.
 */
export function mergeCredentials(kept: Credentials, given: Credentials): Record<string, unknown> {
  const merged: Record<string, unknown> = { ...kept };
  for (const [name, value] of Object.entries(given)) merged[name] = mergeOne(kept[name], value);
  return merged;
}

function mergeOne(kept: unknown, given: unknown): unknown {
  if (!isRecord(given)) return given;
  if (!Object.values(given).every(isRecord)) return { ...Object(kept), ...given };
  const known = isRecord(kept) ? kept : {};
  const named = Object.entries(given).map(
    ([name, value]) => [name, { ...Object(known[name]), ...Object(value) }] as const,
  );
  return Object.fromEntries(named.filter(([, value]) => Object.keys(value).length > 0));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
