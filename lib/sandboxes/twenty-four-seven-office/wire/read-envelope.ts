import { DOMParser, type Document, type Element } from '@xmldom/xmldom';
import { elementsOf, unexpected } from './read-record.ts';
import { readingFault, SoapFault } from './soap-fault.ts';

/** The two envelope versions that the vendor answers. */
export type SoapVersion = '1.1' | '1.2';

/** The namespace of the envelope per version. */
export const envelopeNamespaces: Readonly<Record<SoapVersion, string>> = {
  '1.1': 'http://schemas.xmlsoap.org/soap/envelope/',
  '1.2': 'http://www.w3.org/2003/05/soap-envelope',
};

const start = { line: 1, column: 1 };
const prologWithDoctype = /^\uFEFF?(?:\s+|<\?[^>]*\?>|<!--(?:[^-]|-[^-])*-->)*<!DOCTYPE/i;

/** Reads the bytes of a request as one envelope and gives the element in its body; throws the vendor's fault otherwise. */
export function readEnvelope(body: Uint8Array, version: SoapVersion): Element {
  const root = parse(decode(body)).documentElement;
  const namespace = envelopeNamespaces[version];
  if (root === null) throw readingFault('System.Xml.XmlException: Root element is missing.', start);
  if (root.localName !== 'Envelope') throw unexpected(root, 'is not a SOAP envelope');
  if (root.namespaceURI !== namespace) {
    const found = root.namespaceURI ?? '';
    const text = `Possible SOAP version mismatch: Envelope namespace ${found} was unexpected. Expecting ${namespace}.`;
    throw new SoapFault('VersionMismatch', text);
  }
  return contentOf(root, namespace);
}

function contentOf(root: Element, namespace: string): Element {
  const parts = [...elementsOf(root)];
  const stray = parts.find(
    ({ localName, namespaceURI }) => namespaceURI !== namespace || !['Header', 'Body'].includes(localName ?? ''),
  );
  if (stray !== undefined) throw unexpected(stray, 'is not part of an envelope');
  const header = parts[0]?.localName === 'Header' ? parts.shift() : undefined;
  const required = elementsOf(header ?? root).find(
    (entry) => header !== undefined && ['1', 'true'].includes(entry.getAttributeNS(namespace, 'mustUnderstand') ?? ''),
  );
  if (required !== undefined)
    throw new SoapFault('MustUnderstand', `SOAP header ${required.localName} was not understood.`);
  const [bodyElement, second] = parts;
  if (bodyElement?.localName !== 'Body') throw unexpected(root, 'has no body');
  if (second !== undefined) throw unexpected(second, 'stands after the body');
  const [content, more] = elementsOf(bodyElement);
  if (content === undefined) throw unexpected(bodyElement, 'is empty');
  if (more !== undefined) throw unexpected(more, 'is a second element in the body');
  return content;
}

function decode(body: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    // The reason is always the same: a byte that is not UTF-8.
    throw readingFault('System.Xml.XmlException: Invalid character in the given encoding.', start);
  }
}

function parse(text: string): Document {
  if (prologWithDoctype.test(text)) {
    const reason = 'For security reasons DTD is prohibited in this XML document.';
    throw readingFault(`System.Xml.XmlException: ${reason}`, start);
  }
  const encoding = /^\s*<\?xml[^>]*encoding=["']([^"']+)["']/.exec(text)?.[1];
  if (encoding !== undefined && encoding.toLowerCase() !== 'utf-8') {
    throw readingFault(
      `System.Xml.XmlException: There is no Unicode byte order mark. Cannot switch to ${encoding}.`,
      start,
    );
  }
  try {
    return new DOMParser({ onError: stopAtAnyError }).parseFromString(text, 'text/xml');
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'not XML';
    throw readingFault(`System.Xml.XmlException: ${reason}`, start);
  }
}

function stopAtAnyError(_level: string, reason: string): never {
  throw new Error(reason);
}
