import { type Element, XMLSerializer } from '@xmldom/xmldom';
import { validateXML } from 'xmllint-wasm';
import type { Finding } from './finding.ts';
import { allOf, childrenOf, rootOf, schemaNamespace, xmlnsNamespace } from './xml.ts';

/** A recorded request: its sentence and its envelope. */
export type RecordedRequest = { readonly sentence: string; readonly envelope: string };

type Schema = {
  readonly wsdl: string;
  readonly namespace: string;
  readonly text: string;
  readonly elements: readonly string[];
};

/**
 * Validates the body of each recorded envelope against the schema, in the vendor's WSDLs, that declares it. Services of one
 * namespace may have operations of the same name: `ours` names the WSDL of those that we call.
 */
export async function validateRequests(
  requests: readonly RecordedRequest[],
  wsdls: ReadonlyMap<string, string>,
  ours: ReadonlyMap<string, string> = new Map(),
): Promise<Finding[]> {
  if (requests.length === 0) return [{ subject: 'recorded requests', problem: 'there are none' }];
  const schemas = [...wsdls].flatMap(([name, text]) => schemasOf(name, rootOf(text)));
  const findings: Finding[] = [];
  for (const request of requests) findings.push(await validateRequest(request, schemas, ours));
  return findings;
}

async function validateRequest(
  request: RecordedRequest,
  schemas: readonly Schema[],
  ours: ReadonlyMap<string, string>,
): Promise<Finding> {
  const content = bodyOf(request.envelope);
  const subject = `${request.sentence}: ${content?.localName ?? 'no body'}`;
  if (content === undefined) return { subject, problem: 'the envelope has no body with one element' };
  const operation = content.localName ?? '';
  const fits = schemas.filter(
    ({ namespace, elements }) => namespace === content.namespaceURI && elements.includes(operation),
  );
  const schema = fits.find(({ wsdl }) => wsdl === ours.get(operation)) ?? fits[0];
  if (schema === undefined) return { subject, problem: 'no WSDL declares this request' };
  const types = schemas.filter(({ wsdl, namespace }) => wsdl === schema.wsdl && namespace !== schema.namespace);
  const { valid, errors } = await validateXML({
    xml: [{ fileName: 'request.xml', contents: new XMLSerializer().serializeToString(content) }],
    schema: [{ fileName: 'service.xsd', contents: schema.text }],
    preload: types.map(({ text }) => ({ fileName: 'types.xsd', contents: text })),
  });
  const problem = valid ? undefined : errors.map(({ message }) => message).join('; ');
  return { subject: `${subject} fits ${schema.wsdl}`, problem };
}

function bodyOf(envelope: string): Element | undefined {
  const body = childrenOf(rootOf(envelope), 'Body')[0];
  const [content, ...others] = body === undefined ? [] : childrenOf(body);
  return others.length > 0 ? undefined : content;
}

/** Each schema of a WSDL as a document of its own: prefixes come from the WSDL's root, imports get a file name. */
function schemasOf(wsdl: string, definitions: Element): Schema[] {
  return allOf(definitions, schemaNamespace, 'schema').map((schema) => {
    for (const attribute of [...definitions.attributes]) {
      if (attribute.name.startsWith('xmlns:')) schema.setAttributeNS(xmlnsNamespace, attribute.name, attribute.value);
    }
    for (const imported of childrenOf(schema, 'import')) imported.setAttribute('schemaLocation', 'types.xsd');
    return {
      wsdl,
      namespace: schema.getAttribute('targetNamespace') ?? '',
      text: new XMLSerializer().serializeToString(schema),
      elements: childrenOf(schema, 'element').map((element) => element.getAttribute('name') ?? ''),
    };
  });
}
