import type { ElementDescription, ServiceDescription } from './service-description.ts';

const guidNamespace = 'http://microsoft.com/wsdl/types/';
const schemaTypes = new Set([
  'string',
  'int',
  'short',
  'long',
  'unsignedByte',
  'decimal',
  'boolean',
  'dateTime',
  'base64Binary',
]);

/** The WSDL 1.1 text (SOAP 1.1, document/literal, wrapped) of what we use of one service. */
export function writeWsdl(service: ServiceDescription): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<wsdl:definitions xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/"
  xmlns:s="http://www.w3.org/2001/XMLSchema" xmlns:s1="${guidNamespace}"
  xmlns:tns="${service.namespace}" targetNamespace="${service.namespace}">
<wsdl:types>
<s:schema elementFormDefault="qualified" targetNamespace="${service.namespace}">
<s:import namespace="${guidNamespace}"/>
${schemaOf(service)}
</s:schema>
<s:schema elementFormDefault="qualified" targetNamespace="${guidNamespace}">
<s:simpleType name="guid"><s:restriction base="s:string"/></s:simpleType>
</s:schema>
</wsdl:types>
${messagesOf(service)}
<wsdl:portType name="${service.name}Soap">
${operationsOf(service, (name) => `<wsdl:input message="tns:${name}SoapIn"/><wsdl:output message="tns:${name}SoapOut"/>`)}
</wsdl:portType>
<wsdl:binding name="${service.name}Soap" type="tns:${service.name}Soap">
<soap:binding transport="http://schemas.xmlsoap.org/soap/http"/>
${operationsOf(service, (name) => bindingOf(service.namespace, name))}
</wsdl:binding>
<wsdl:service name="${service.name}"><wsdl:port name="${service.name}Soap" binding="tns:${service.name}Soap">
<soap:address location="${service.address}"/>
</wsdl:port></wsdl:service>
</wsdl:definitions>`;
}

function schemaOf(service: ServiceDescription): string {
  const wrappers = Object.entries(service.operations).flatMap(([name, { input, output }]) => [
    wrapper(name, input),
    wrapper(`${name}Response`, output),
  ]);
  const types = Object.entries(service.types).map(
    ([name, elements]) => `<s:complexType name="${name}">${sequence(elements)}</s:complexType>`,
  );
  const enumerations = Object.entries(service.enumerations).map(([name, values]) => {
    const allowed = values.map((value) => `<s:enumeration value="${value}"/>`).join('');
    return `<s:simpleType name="${name}"><s:restriction base="s:string">${allowed}</s:restriction></s:simpleType>`;
  });
  return [...wrappers, ...types, ...enumerations].join('\n');
}

function wrapper(name: string, elements: readonly ElementDescription[]): string {
  return `<s:element name="${name}"><s:complexType>${sequence(elements)}</s:complexType></s:element>`;
}

function sequence(elements: readonly ElementDescription[]): string {
  return elements.length === 0 ? '' : `<s:sequence>\n${elements.map(element).join('\n')}\n</s:sequence>`;
}

function element({ name, type, minOccurs, maxOccurs, nillable }: ElementDescription): string {
  const nil = nillable ? ' nillable="true"' : '';
  return `<s:element minOccurs="${minOccurs}" maxOccurs="${maxOccurs}" name="${name}"${nil} type="${qualified(type)}"/>`;
}

function qualified(type: string): string {
  if (type === 'guid') return 's1:guid';
  return schemaTypes.has(type) ? `s:${type}` : `tns:${type}`;
}

function messagesOf(service: ServiceDescription): string {
  return Object.keys(service.operations)
    .map(
      (name) => `<wsdl:message name="${name}SoapIn"><wsdl:part name="parameters" element="tns:${name}"/></wsdl:message>
<wsdl:message name="${name}SoapOut"><wsdl:part name="parameters" element="tns:${name}Response"/></wsdl:message>`,
    )
    .join('\n');
}

function operationsOf(service: ServiceDescription, content: (name: string) => string): string {
  return Object.keys(service.operations)
    .map((name) => `<wsdl:operation name="${name}">${content(name)}</wsdl:operation>`)
    .join('\n');
}

function bindingOf(namespace: string, operation: string): string {
  const action = `${namespace}${namespace.endsWith('/') ? '' : '/'}${operation}`;
  return `<soap:operation soapAction="${action}" style="document"/>
<wsdl:input><soap:body use="literal"/></wsdl:input><wsdl:output><soap:body use="literal"/></wsdl:output>`;
}
