import type { Element } from '@xmldom/xmldom';
import type { Finding } from './finding.ts';
import { allOf, childrenOf, expandedName, rootOf, schemaNamespace, soapNamespace, wsdlNamespace } from './xml.ts';

/** Lays one of our WSDLs beside the vendor's: all that ours declares must be the same there. Theirs may hold more. */
export function compareWsdl(name: string, ours: string, theirs: string): Finding[] {
  const [own, vendor] = [rootOf(ours), rootOf(theirs)];
  return [
    same(`${name}: namespace`, own.getAttribute('targetNamespace'), vendor.getAttribute('targetNamespace')),
    same(`${name}: address`, addressOf(own), addressOf(vendor)),
    same(`${name}: element form`, elementFormOf(own), elementFormOf(vendor)),
    ...operationsOf(own).map((operation) => compareOperation(name, { operation, own, vendor })),
    ...declarationsOf(own).map((declaration) => compareDeclaration(name, declaration, vendor)),
  ];
}

function same(subject: string, own: string | undefined | null, vendor: string | undefined | null): Finding {
  return own === vendor ? { subject } : { subject, problem: `ours "${own}", the vendor's "${vendor}"` };
}

function addressOf(definitions: Element): string | undefined {
  return allOf(definitions, soapNamespace, 'address')[0]?.getAttribute('location') ?? undefined;
}

function mainSchemaOf(definitions: Element): Element | undefined {
  const namespace = definitions.getAttribute('targetNamespace');
  return allOf(definitions, schemaNamespace, 'schema').find(
    (found) => found.getAttribute('targetNamespace') === namespace,
  );
}

function elementFormOf(definitions: Element): string | undefined {
  return mainSchemaOf(definitions)?.getAttribute('elementFormDefault') ?? undefined;
}

/** The operations of the SOAP 1.1 binding. */
function operationsOf(definitions: Element): Element[] {
  const bindings = allOf(definitions, wsdlNamespace, 'binding');
  const soap11 = bindings.find((binding) => allOf(binding, soapNamespace, 'binding').length > 0);
  return soap11 === undefined ? [] : childrenOf(soap11, 'operation');
}

type Compared = { readonly operation: Element; readonly own: Element; readonly vendor: Element };

function compareOperation(name: string, { operation, own, vendor }: Compared): Finding {
  const label = operation.getAttribute('name');
  const subject = `${name}: operation ${label}`;
  const theirs = operationsOf(vendor).find((found) => found.getAttribute('name') === label);
  if (theirs === undefined) return { subject, problem: 'the vendor has no such operation' };
  return same(subject, operationFacts(operation, own), operationFacts(theirs, vendor));
}

/** SOAPAction, style, and the elements of request and answer. */
function operationFacts(operation: Element, definitions: Element): string {
  const soap = allOf(operation, soapNamespace, 'operation')[0];
  const bodies = allOf(operation, soapNamespace, 'body').map((body) => body.getAttribute('use'));
  const name = operation.getAttribute('name');
  const messages = ['SoapIn', 'SoapOut'].map((suffix) => messageElement(definitions, `${name}${suffix}`));
  return [soap?.getAttribute('soapAction'), soap?.getAttribute('style'), ...bodies, ...messages].join(' ');
}

function messageElement(definitions: Element, name: string): string | undefined {
  const message = childrenOf(definitions, 'message').find((found) => found.getAttribute('name') === name);
  const part = message === undefined ? undefined : childrenOf(message, 'part')[0];
  return part === undefined ? undefined : expandedName(part, 'element');
}

function declarationsOf(definitions: Element): Element[] {
  const schema = mainSchemaOf(definitions);
  return schema === undefined ? [] : childrenOf(schema).filter((child) => child.localName !== 'import');
}

function compareDeclaration(name: string, own: Element, vendor: Element): Finding {
  const label = own.getAttribute('name');
  const subject = `${name}: ${own.localName} ${label}`;
  const theirs = declarationsOf(vendor).find(
    (found) => found.localName === own.localName && found.getAttribute('name') === label,
  );
  if (theirs === undefined) return { subject, problem: 'the vendor declares no such name' };
  const [declared, known] = [partsOf(own), partsOf(theirs)];
  let place = 0;
  for (const part of declared) {
    const found = known.indexOf(part, place);
    if (found === -1) {
      const problem = known.includes(part) ? 'stands in another order' : 'is not so at the vendor';
      return { subject, problem: `${part} ${problem}` };
    }
    place = found + 1;
  }
  return { subject };
}

/** The elements of a sequence, or the values of an enumeration, each as one comparable text. */
function partsOf(declaration: Element): string[] {
  const elements = allOf(declaration, schemaNamespace, 'element').map((element) =>
    [
      element.getAttribute('name'),
      expandedName(element, 'type'),
      `occurs ${element.getAttribute('minOccurs') ?? '1'}..${element.getAttribute('maxOccurs') ?? '1'}`,
      element.getAttribute('nillable') === 'true' ? 'nillable' : '',
    ]
      .join(' ')
      .trim(),
  );
  const values = allOf(declaration, schemaNamespace, 'enumeration').map(
    (value) => `value ${value.getAttribute('value')}`,
  );
  return [...elements, ...values];
}
