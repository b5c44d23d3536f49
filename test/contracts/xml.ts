import { DOMParser, type Element, type Node } from '@xmldom/xmldom';

/** Of WSDL 1.1. */
export const wsdlNamespace = 'http://schemas.xmlsoap.org/wsdl/';

/** Of WSDL's SOAP 1.1 binding. */
export const soapNamespace = 'http://schemas.xmlsoap.org/wsdl/soap/';

/** Of XML Schema. */
export const schemaNamespace = 'http://www.w3.org/2001/XMLSchema';

/** Of the declarations of prefixes. */
export const xmlnsNamespace = 'http://www.w3.org/2000/xmlns/';

/** The root element of an XML text. @throws Error when it is not well-formed */
export function rootOf(xml: string): Element {
  const root = new DOMParser().parseFromString(xml, 'text/xml').documentElement;
  if (root === null) throw new Error('an XML text without a root element');
  return root;
}

/** The child elements, of one name where it is given. */
export function childrenOf(parent: Element, name?: string): Element[] {
  return [...parent.childNodes].filter(isElement).filter((child) => name === undefined || child.localName === name);
}

/** All elements below of one namespace and name. */
export function allOf(parent: Element, namespace: string, name: string): Element[] {
  return [...parent.getElementsByTagNameNS(namespace, name)].filter(isElement);
}

/** A qualified name in an attribute, as `{namespace}local`. */
export function expandedName(element: Element, attribute: string): string | undefined {
  const value = element.getAttribute(attribute);
  if (value === null || value === '') return undefined;
  const [prefix, local] = value.includes(':') ? value.split(':') : ['', value];
  return `{${element.lookupNamespaceURI(prefix ?? '') ?? ''}}${local}`;
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}
