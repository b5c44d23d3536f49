import type { XmlRecord, XmlValue } from '../wire/xml-value.ts';

/** The elements that were sent, without those that the system sets by itself. */
export function keptElements(sent: XmlRecord, without: readonly string[]): Record<string, XmlValue> {
  const entries = Object.entries(sent).flatMap<[string, XmlValue]>(([name, value]) =>
    value === undefined || without.includes(name) ? [] : [[name, value]],
  );
  return Object.fromEntries(entries);
}
