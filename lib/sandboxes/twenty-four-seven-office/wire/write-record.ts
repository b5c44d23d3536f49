import { type ElementRule, isListType, type TypeTable } from './type-table.ts';
import { isRecord, type XmlRecord, type XmlValue } from './xml-value.ts';

/** How an answer is written: an empty list as an empty element, or not at all (the vendor's habit is not documented). */
export type WritingRules = { readonly types: TypeTable; readonly emptyLists: 'element' | 'absent' };

/** Writes the elements of a record in the declared order, leaving out what equals its default, as .NET does. */
export function writeRecord(rules: WritingRules, type: string, record: XmlRecord): string {
  return (rules.types.records[type] ?? []).map((rule) => writeElement(rules, rule, record[rule.name])).join('');
}

/** Nothing to escape and nothing to drop; base64 of megabytes is of this kind. */
const plainText = /^[\t\n\x20\x21\x23-\x25\x27-\x3b\x3d\x3f-\ud7ff]*$/;

/** Text made safe to stand in XML; characters that XML cannot hold are dropped. */
export function escapeXml(text: string): string {
  if (plainText.test(text)) return text;
  const allowed = Array.from(text).filter((character) => !isForbidden(character.codePointAt(0) ?? 0));
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    '\r': '&#xD;',
  };
  return allowed.map((character) => entities[character] ?? character).join('');
}

function isForbidden(code: number): boolean {
  return (
    (code < 0x20 && ![0x09, 0x0a, 0x0d].includes(code)) ||
    (code >= 0xd800 && code <= 0xdfff) ||
    code === 0xfffe ||
    code === 0xffff
  );
}

function writeElement(rules: WritingRules, rule: ElementRule, value: XmlValue | undefined): string {
  if (rule.many) return Array.isArray(value) ? value.map((item) => writeOne(rules, rule, item)).join('') : '';
  if (value === undefined || isDefault(rule, value) || isHiddenList(rules, rule, value)) {
    if (!rule.required) return '';
    if (rule.nillable) return `<${rule.name} xsi:nil="true" />`;
    throw new Error(`The answer lacks ${rule.name}, which the vendor always sends`);
  }
  return writeOne(rules, rule, value);
}

function writeOne(rules: WritingRules, rule: ElementRule, value: XmlValue): string {
  if (value === null) return rule.nillable ? `<${rule.name} xsi:nil="true" />` : '';
  const content = isRecord(value)
    ? writeRecord(rules, rule.type, value)
    : typeof value === 'string'
      ? escapeXml(value)
      : '';
  return content === '' ? `<${rule.name} />` : `<${rule.name}>${content}</${rule.name}>`;
}

function isHiddenList(rules: WritingRules, rule: ElementRule, value: XmlValue): boolean {
  const sequence = rules.types.records[rule.type];
  if (rules.emptyLists === 'element' || sequence === undefined || !isListType(sequence) || !isRecord(value))
    return false;
  return Object.values(value).every((items) => Array.isArray(items) && items.length === 0);
}

function isDefault(rule: ElementRule, value: XmlValue): boolean {
  if (rule.required || rule.default === undefined || typeof value !== 'string') return false;
  return value === rule.default || (rule.type === 'decimal' && plain(value) === plain(rule.default));
}

function plain(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;
}
