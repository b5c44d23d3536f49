import { exportOperations, exportTypes, linesType } from './assumed-export.ts';

const namespace = 'http://ws.xledger.net/';

type Operation = { readonly name: string; readonly parameters: readonly string[]; readonly result: string };

/** The log-on as public client code calls it. https://github.com/this-immortal/iiko-xledger */
export const logOnWsdl = wsdl('Authentication', [
  { name: 'LogonKey', parameters: ['sLogonID', 'sPassword', 'sApplication'], result: 's:string' },
]);

/** The export service, as assumed. */
export const exportWsdl = wsdl('Export', [
  { ...exportOperations.lines, result: `tns:${linesType}` },
  { ...exportOperations.file, result: 'tns:File' },
]);

/** A WSDL of what is called, document/literal. Dates and numbers are sent as the text that they are given as. */
function wsdl(service: string, operations: readonly Operation[]): string {
  const each = (write: (operation: Operation) => string): string => operations.map(write).join('');
  return `<wsdl:definitions xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap12/"
 xmlns:s="http://www.w3.org/2001/XMLSchema" xmlns:tns="${namespace}" targetNamespace="${namespace}">
<wsdl:types><s:schema elementFormDefault="qualified" targetNamespace="${namespace}">
${each(elementsOf)}${complexTypes()}</s:schema></wsdl:types>
${each(
  ({ name }) => `<wsdl:message name="${name}In"><wsdl:part name="parameters" element="tns:${name}"/></wsdl:message>
<wsdl:message name="${name}Out"><wsdl:part name="parameters" element="tns:${name}Response"/></wsdl:message>`,
)}
<wsdl:portType name="${service}Soap">${each(
    ({ name }) =>
      `<wsdl:operation name="${name}"><wsdl:input message="tns:${name}In"/><wsdl:output message="tns:${name}Out"/></wsdl:operation>`,
  )}</wsdl:portType>
<wsdl:binding name="${service}Soap" type="tns:${service}Soap"><soap:binding transport="http://schemas.xmlsoap.org/soap/http"/>
${each(
  ({ name }) => `<wsdl:operation name="${name}"><soap:operation soapAction="${namespace}${name}" style="document"/>
<wsdl:input><soap:body use="literal"/></wsdl:input><wsdl:output><soap:body use="literal"/></wsdl:output></wsdl:operation>`,
)}</wsdl:binding>
<wsdl:service name="${service}"><wsdl:port name="${service}Soap" binding="tns:${service}Soap"><soap:address location="https://ws.xledger.net"/>
</wsdl:port></wsdl:service></wsdl:definitions>`;
}

function elementsOf({ name, parameters, result }: Operation): string {
  return `<s:element name="${name}"><s:complexType><s:sequence>${parameters.map(textElement).join('')}</s:sequence></s:complexType></s:element>
<s:element name="${name}Response"><s:complexType><s:sequence><s:element minOccurs="0" maxOccurs="1" name="${name}Result" type="${result}"/>
</s:sequence></s:complexType></s:element>`;
}

function textElement(name: string): string {
  return `<s:element minOccurs="0" maxOccurs="1" name="${name}" type="s:string"/>`;
}

function complexTypes(): string {
  const types = Object.entries(exportTypes).map(
    ([name, fields]) =>
      `<s:complexType name="${name}"><s:sequence>${fields.map(textElement).join('')}</s:sequence></s:complexType>`,
  );
  const list = `<s:complexType name="${linesType}"><s:sequence><s:element minOccurs="0" maxOccurs="unbounded" name="Transaction" type="tns:Transaction"/></s:sequence></s:complexType>`;
  return [...types, list].join('');
}
