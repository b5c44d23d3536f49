/** What one XML element holds: text, nothing (xsi:nil), repeated elements, or named elements. */
export type XmlValue = string | null | readonly XmlValue[] | XmlRecord;

/** The named elements of one XML element, without those that are left out. */
export interface XmlRecord {
  readonly [name: string]: XmlValue | undefined;
}

/** True for an element that has named elements in it. */
export function isRecord(value: XmlValue | undefined): value is XmlRecord {
  return typeof value === 'object' && value !== null && !isList(value);
}

function isList(value: XmlValue | undefined): value is readonly XmlValue[] {
  return Array.isArray(value);
}

/** The text of an element, or undefined when it is left out or nil. */
export function textOf(record: XmlRecord, name: string): string | undefined {
  const value = record[name];
  return typeof value === 'string' ? value : undefined;
}

/** The whole number in an element, or undefined when it is left out or nil. */
export function wholeOf(record: XmlRecord, name: string): number | undefined {
  const text = textOf(record, name);
  return text === undefined ? undefined : Number(text);
}

/** The truth value of an element, or undefined when it is left out or nil. */
export function flagOf(record: XmlRecord, name: string): boolean | undefined {
  const text = textOf(record, name);
  return text === undefined ? undefined : text === 'true' || text === '1';
}

/** The named elements of an element, empty when it is left out. */
export function recordOf(record: XmlRecord, name: string): XmlRecord {
  const value = record[name];
  return isRecord(value) ? value : {};
}

/** The records of a list element such as `ArrayOfCompany`: its items, without nil ones. */
export function recordsOf(record: XmlRecord, name: string, item: string): readonly XmlRecord[] {
  const value = recordOf(record, name)[item];
  return isList(value) ? value.filter(isRecord) : [];
}

/** The texts of a list element such as `ArrayOfString`. */
export function textsOf(record: XmlRecord, name: string, item: string): readonly string[] {
  const value = recordOf(record, name)[item];
  return isList(value) ? value.filter((text) => typeof text === 'string') : [];
}
