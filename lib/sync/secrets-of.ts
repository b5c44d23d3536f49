import type { Connection } from './ports.ts';

/** Shorter texts would mask half of every body, and no vendor gives such secrets. */
const shortest = 4;

/** Every text of a log-in that does not stand in the settings as well: what people may see there is no secret. */
export function secretsOf(
  { login, applicationId }: Pick<Connection, 'login' | 'applicationId'>,
  settings: unknown,
): readonly string[] {
  const open = new Set(textsIn(settings));
  return textsIn([login, applicationId]).filter((text) => text.length >= shortest && !open.has(text));
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
