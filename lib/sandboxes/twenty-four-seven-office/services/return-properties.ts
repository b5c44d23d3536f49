import { processingFault } from '../wire/soap-fault.ts';
import type { ElementRule } from '../wire/type-table.ts';
import { textsOf, type XmlRecord } from '../wire/xml-value.ts';

/** The names of wanted elements; one that the type lacks is refused, as is `APIException`. */
export function refuseUnknownProperties(
  input: XmlRecord,
  list: string,
  rules: readonly ElementRule[] | undefined,
): readonly string[] {
  const names = textsOf(input, list, 'string');
  const unknown = names.find((name) => name === 'APIException' || !rules?.some((rule) => rule.name === name));
  if (unknown !== undefined) throw processingFault(`The return property '${unknown}' is not valid`);
  return names;
}

/** Only the named elements of a record. */
export function picked(record: XmlRecord, names: readonly string[]): XmlRecord {
  return Object.fromEntries(Object.entries(record).filter(([name]) => names.includes(name)));
}
