import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { bundleOptions } from '../../infra/bundling/bundle-functions.ts';
import { projectFolder } from './synthesized.ts';

const run = promisify(execFile);
const received: { readonly path: string | undefined; readonly body: string }[] = [];
let server: Server;
let address: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    answer(request).then(
      (body) => response.end(body),
      () => response.destroy(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${portOf(server.address())}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function answer(request: IncomingMessage): Promise<string> {
  received.push({ path: request.url, body: await text(request) });
  if (request.url !== '/soap') return '{"fjord":true}';
  return '<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><GreetResponse xmlns="urn:greeting"><GreetResult>hei 12.50</GreetResult></GreetResponse></e:Body></e:Envelope>';
}

function portOf(bound: AddressInfo | string | null): number {
  if (bound === null || typeof bound === 'string') throw new Error('the server listens on no port');
  return bound.port;
}

/** Bundles this source as a function would be, and runs it alone. */
async function runBundled(source: string, env: Record<string, string> = {}): Promise<string> {
  const { outputFiles } = await build({
    ...bundleOptions(projectFolder),
    stdin: { contents: source, resolveDir: projectFolder, sourcefile: 'probe.ts', loader: 'ts' },
    outdir: 'unused',
  });
  const bundle = outputFiles.find(({ path }) => !path.endsWith('.map'));
  const folder = mkdtempSync(join(tmpdir(), 'ledgerbridge-probe-'));
  const file = join(folder, 'probe.mjs');
  writeFileSync(file, bundle?.contents ?? '');
  const { stdout } = await run(process.execPath, [file, address], { env });
  rmSync(folder, { recursive: true });
  return stdout.trim();
}

const wsdl = `<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:g="urn:greeting" targetNamespace="urn:greeting">
  <types><schema xmlns="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:greeting" elementFormDefault="qualified">
    <element name="Greet"><complexType><sequence><element name="name" type="string"/></sequence></complexType></element>
    <element name="GreetResponse"><complexType><sequence><element name="GreetResult" type="string"/></sequence></complexType></element>
  </schema></types>
  <message name="in"><part name="parameters" element="g:Greet"/></message>
  <message name="out"><part name="parameters" element="g:GreetResponse"/></message>
  <portType name="port"><operation name="Greet"><input message="g:in"/><output message="g:out"/></operation></portType>
  <binding name="binding" type="g:port"><soap:binding transport="http://schemas.xmlsoap.org/soap/http"/>
    <operation name="Greet"><soap:operation soapAction="urn:greeting/Greet"/><input><soap:body use="literal"/></input><output><soap:body use="literal"/></output></operation>
  </binding>
  <service name="service"><port name="port" binding="g:binding"><soap:address location="http://127.0.0.1/"/></port></service>
</definitions>`;

describe('a bundled function, with what it never reaches left out', () => {
  it('makes an HTTP call', async () => {
    const answered = await runBundled(`
      import { createHttp } from './lib/transport/http.ts';
      const http = createHttp();
      const body = '{"name":"Fjord AS"}';
      const order = { method: 'POST', url: process.argv[2] + '/plain?page=0', headers: {}, body, deadlineMs: 5000 };
      const first = await http(order);
      const second = await http(order);
      console.log(first.status, second.status, new TextDecoder().decode(second.body));
      process.exit();
    `);
    expect(answered).toBe('200 200 {"fjord":true}');
    expect(received.slice(-2)).toEqual(Array(2).fill({ path: '/plain?page=0', body: '{"name":"Fjord AS"}' }));
  });

  it('makes a SOAP call', async () => {
    const answered = await runBundled(`
      import { createHttp } from './lib/transport/http.ts';
      import { soapService } from './lib/transport/soap.ts';
      const greet = soapService(${JSON.stringify(wsdl)});
      const call = { operation: 'Greet', endpoint: process.argv[2] + '/soap', content: { name: 'Bø & Co' }, headers: {}, deadlineMs: 5000 };
      const { result } = await greet(createHttp(), call);
      console.log(JSON.stringify(result));
      process.exit();
    `);
    expect(JSON.parse(answered)).toEqual({ GreetResult: 'hei 12.50' });
    expect(received.at(-1)?.body).toContain('name>Bø &amp; Co</');
  });

  const readFromTable = `
    import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
    const client = new DynamoDBClient({ endpoint: process.argv[2], region: 'eu-north-1', maxAttempts: 1 });
    const order = new GetItemCommand({ TableName: 'fjord', Key: { pk: { S: 'a' } } });
    console.log(await client.send(order).then(() => 'read', (error) => error.message));
    process.exit();
  `;

  it('calls AWS with the credentials of its environment', async () => {
    const env = { AWS_ACCESS_KEY_ID: 'one', AWS_SECRET_ACCESS_KEY: 'two' };
    expect(await runBundled(readFromTable, env)).toBe('read');
    expect(received.at(-1)?.body).toContain('"TableName":"fjord"');
  });

  it('says that it takes credentials from nowhere else', async () => {
    expect(await runBundled(readFromTable)).toContain('credentials from elsewhere than the environment');
  });

  it('says what is left out when it is reached after all', async () => {
    const answered = await runBundled(`
      import { HttpClient } from 'soap/lib/http.js';
      try { new HttpClient({}); } catch (error) { console.log(error.message); }
    `);
    expect(answered).toBe(
      "axios (soap's own HTTP client) is left out of the bundle: see infra/bundling/slim-dependencies.ts",
    );
  });
});
