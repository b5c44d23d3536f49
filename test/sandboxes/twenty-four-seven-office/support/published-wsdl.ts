import { readFileSync } from 'node:fs';
import { DOMParser, type Document, type Element } from '@xmldom/xmldom';

const schema = 'http://www.w3.org/2001/XMLSchema';
const soap = 'http://schemas.xmlsoap.org/wsdl/soap/';

/** A published WSDL reduced to what the sandbox's tables say: sequences, enumerations, actions and the address. */
export type PublishedWsdl = {
  sequences: Record<string, string[]>;
  enums: Record<string, string[]>;
  actions: string[];
  address: string;
};

export function readPublishedWsdl(file: string): PublishedWsdl {
  const document = new DOMParser().parseFromString(readFileSync(file, 'utf8'), 'text/xml');
  const named = Array.from(document.getElementsByTagNameNS(schema, 'schema')).flatMap(elementChildren);
  const complex = named.filter((node) => node.localName !== 'simpleType');
  const simple = named.filter((node) => node.localName === 'simpleType' && valuesOf(node).length > 0);
  return {
    sequences: Object.fromEntries(complex.map((node) => [node.getAttribute('name') ?? '', linesOf(node)])),
    enums: Object.fromEntries(simple.map((node) => [node.getAttribute('name') ?? '', valuesOf(node)])),
    actions: attributesOf(document, 'operation', 'soapAction'),
    address: attributesOf(document, 'address', 'location')[0] ?? '',
  };
}

/** One line an element: name, type, occurrence, nil, default. */
function linesOf(type: Element): string[] {
  return Array.from(type.getElementsByTagNameNS(schema, 'element')).map((element) => {
    const required = element.getAttribute('minOccurs') !== '0';
    const many = element.getAttribute('maxOccurs') === 'unbounded';
    return [
      element.getAttribute('name'),
      (element.getAttribute('type') ?? 'anyType').replace(/^.*:/, ''),
      many ? '0..n' : required ? '1' : '0..1',
      element.getAttribute('nillable') === 'true' ? 'nil' : '',
      element.hasAttribute('default') ? `=${element.getAttribute('default')}` : '',
    ].join(' ');
  });
}

function valuesOf(type: Element): string[] {
  return Array.from(type.getElementsByTagNameNS(schema, 'enumeration')).map(
    (value) => value.getAttribute('value') ?? '',
  );
}

function attributesOf(document: Document, element: string, attribute: string): string[] {
  return Array.from(document.getElementsByTagNameNS(soap, element)).map((node) => node.getAttribute(attribute) ?? '');
}

function elementChildren(element: Element): Element[] {
  return Array.from(element.childNodes).filter((node): node is Element => node.nodeType === node.ELEMENT_NODE);
}
