import type { Attr, Element } from '@xmldom/xmldom';
import { isScalar, scalarError } from './scalars.ts';
import { readingFault, type SoapFault } from './soap-fault.ts';
import type { ElementRule, TypeTable } from './type-table.ts';
import type { XmlRecord, XmlValue } from './xml-value.ts';

const schemaInstance = 'http://www.w3.org/2001/XMLSchema-instance';
const namespaceDeclarations = 'http://www.w3.org/2000/xmlns/';

/** What a request is read by. `tolerant` passes over unknown elements and takes any order. */
export type ReadingRules = { readonly types: TypeTable; readonly namespace: string; readonly tolerant: boolean };

/** Reads an element against its declared type; throws the vendor's fault for whatever does not fit. */
export function readRecord(rules: ReadingRules, type: string, element: Element): XmlRecord {
  const sequence = rules.types.records[type] ?? [];
  const found = new Map<string, XmlValue[]>();
  let place = 0;
  refuseStrayContent(rules, element);
  for (const child of elementsOf(element)) {
    const index =
      child.namespaceURI === rules.namespace ? sequence.findIndex(({ name }) => name === child.localName) : -1;
    const rule = sequence[index];
    if (rule === undefined && rules.tolerant) continue;
    if (rule === undefined) throw unexpected(child, `is not declared in ${type}`);
    if (!rules.tolerant && index < place) throw unexpected(child, `is out of the declared order of ${type}`);
    const values = found.get(rule.name) ?? [];
    if (values.length > 0 && !rule.many) throw unexpected(child, `stands twice in ${type}`);
    found.set(rule.name, [...values, readValue(rules, rule, child)]);
    place = index;
  }
  const missing = sequence.find(({ name, required }) => required && !found.has(name));
  if (missing !== undefined) throw invalid(element, `element '${missing.name}' of ${type} is missing.`);
  return Object.fromEntries(sequence.flatMap((rule) => foundEntry(rule, found.get(rule.name))));
}

/** The element children of an element, in order. */
export function elementsOf(element: Element): readonly Element[] {
  return Array.from(element.childNodes).filter((node): node is Element => node.nodeType === node.ELEMENT_NODE);
}

/** Leaves out what equals its default: to the vendor that is the same as not sent. */
function foundEntry(rule: ElementRule, values: readonly XmlValue[] | undefined): [string, XmlValue][] {
  if (values === undefined) return [];
  if (rule.many) return [[rule.name, values]];
  const [value] = values;
  return value === undefined || value === rule.default ? [] : [[rule.name, value]];
}

function readValue(rules: ReadingRules, rule: ElementRule, element: Element): XmlValue {
  refuseAttributes(rule, element);
  if (isNil(element)) {
    if (rule.nillable && elementsOf(element).length === 0 && element.textContent === '') return null;
    throw invalid(element, `'${rule.name}' cannot be nil.`);
  }
  const values = rules.types.enums[rule.type];
  if (values === undefined && !isScalar(rule.type)) return readRecord(rules, rule.type, element);
  if (elementsOf(element).length > 0) throw unexpected(element, `holds elements, ${rule.type} expected`);
  const raw = element.textContent ?? '';
  if (rule.type === 'string') return raw;
  const text = raw.trim();
  const error = values === undefined ? scalarError(rule.type, text) : enumError(rule, values, text);
  if (error !== undefined) throw readingFault(`System.InvalidOperationException: ${error}`, placeOf(element));
  return text;
}

function enumError(rule: ElementRule, values: readonly string[], text: string): string | undefined {
  return values.includes(text)
    ? undefined
    : `Instance validation error: '${text}' is not a valid value for ${rule.type}.`;
}

function refuseStrayContent(rules: ReadingRules, element: Element): void {
  if (rules.tolerant) return;
  const stray = Array.from(element.childNodes).find(
    (node) =>
      (node.nodeType === node.TEXT_NODE || node.nodeType === node.CDATA_SECTION_NODE) && node.nodeValue?.trim() !== '',
  );
  if (stray !== undefined) throw invalid(element, `text is not allowed in '${element.localName}'.`);
}

function refuseAttributes(rule: ElementRule, element: Element): void {
  for (const attribute of Array.from(element.attributes)) {
    if (attribute.namespaceURI === namespaceDeclarations || isAllowedInstanceAttribute(rule, attribute)) continue;
    throw invalid(element, `attribute '${attribute.name}' is not declared on '${rule.name}'.`);
  }
}

function isAllowedInstanceAttribute(rule: ElementRule, attribute: Attr): boolean {
  if (attribute.namespaceURI !== schemaInstance) return false;
  return (
    attribute.localName === 'nil' ||
    (attribute.localName === 'type' && attribute.value.replace(/^.*:/, '') === rule.type)
  );
}

function isNil(element: Element): boolean {
  return ['true', '1'].includes(element.getAttributeNS(schemaInstance, 'nil') ?? '');
}

/** The fault for an element that has no business where it stands. */
export function unexpected(element: Element, reason: string): SoapFault {
  const name = `<${element.localName} xmlns='${element.namespaceURI ?? ''}'>`;
  return invalid(element, `${name} was not expected: it ${reason}.`);
}

function invalid(element: Element, reason: string): SoapFault {
  return readingFault(`System.InvalidOperationException: Instance validation error: ${reason}`, placeOf(element));
}

function placeOf(element: Element): { line: number; column: number } {
  return { line: element.lineNumber ?? 1, column: element.columnNumber ?? 1 };
}
