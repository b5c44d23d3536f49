import { readdirSync } from 'node:fs';
import { request } from 'node:http';
import { createConnection } from 'node:net';
import { networkInterfaces } from 'node:os';
import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { functionOf, pipeline, writeAssembly } from './small-assembly.ts';
import { runSmallMachine, type SmallMachine, until } from './small-machine.ts';

const table = (key = 'pk') => ({
  Type: 'AWS::DynamoDB::Table',
  Properties: {
    TableName: 'kept',
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: [{ AttributeName: key, KeyType: 'HASH' }],
    AttributeDefinitions: [{ AttributeName: key, AttributeType: 'S' }],
  },
});

const api = (authorization: string) => ({
  Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { ProtocolType: 'HTTP', Name: 'pages' } },
  Stage: { Type: 'AWS::ApiGatewayV2::Stage', Properties: { ApiId: { Ref: 'Api' }, StageName: '$default' } },
  Behind: {
    Type: 'AWS::ApiGatewayV2::Integration',
    Properties: {
      ApiId: { Ref: 'Api' },
      IntegrationType: 'AWS_PROXY',
      IntegrationUri: { 'Fn::GetAtt': ['Worker', 'Arn'] },
      PayloadFormatVersion: '2.0',
    },
  },
  Route: {
    Type: 'AWS::ApiGatewayV2::Route',
    Properties: {
      ApiId: { Ref: 'Api' },
      RouteKey: 'POST /things/{name}',
      Target: { 'Fn::Join': ['/', ['integrations', { Ref: 'Behind' }]] },
      AuthorizationType: authorization,
    },
  },
});

const echo = `
  export async function handler(event, context) {
    console.log('seen ' + JSON.stringify(event));
    if (event.body === 'crash') throw new Error('as asked');
    return { statusCode: 201, headers: { 'X-Kind': 'echo' }, cookies: ['a=1', 'b=2'],
      body: JSON.stringify({ event, left: context.getRemainingTimeInMillis(), environment: process.env }) };
  }`;

function addressOf(small: SmallMachine, path: string): string {
  return `${small.machine.apiUrls.get('Api')}${path}`;
}

/** `fetch` sets these two headers itself. */
function postAs(url: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const call = request(url, { method: 'POST', headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    call.on('error', reject).end();
  });
}

function canConnect(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ host, port, timeout: 1000 });
    const end = (connected: boolean) => {
      socket.destroy();
      resolve(connected);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
    socket.once('timeout', () => end(false));
  });
}

describe('a machine', () => {
  let small: SmallMachine | undefined;
  afterEach(() => small?.close());

  it('calls the function of a route as the gateway would', async () => {
    const worker = functionOf('Worker', { Environment: { Variables: { TABLE_NAME: { Ref: 'Kept' } } } });
    small = await runSmallMachine(writeAssembly({ Worker: worker, Kept: table(), ...api('NONE') }, { Worker: echo }));
    const answer = await fetch(addressOf(small, '/things/a%20b?x=1&x=2'), {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: 'c=3; d=4' },
      body: '{"hello":"æøå"}',
    });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('x-kind')).toBe('echo');
    expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(await answer.json()).toMatchObject({
      event: {
        version: '2.0',
        routeKey: 'POST /things/{name}',
        rawPath: '/things/a%20b',
        rawQueryString: 'x=1&x=2',
        queryStringParameters: { x: '1,2' },
        pathParameters: { name: 'a b' },
        cookies: ['c=3', 'd=4'],
        body: '{"hello":"æøå"}',
        isBase64Encoded: false,
        requestContext: { http: { method: 'POST', path: '/things/a%20b', sourceIp: '127.0.0.1' } },
      },
      environment: {
        TABLE_NAME: 'kept',
        AWS_ENDPOINT_URL_DYNAMODB: small.machine.tablesUrl,
        AWS_ENDPOINT_URL_SQS: small.machine.queuesUrl,
      },
    });
  });

  it('answers what the gateway answers by itself', async () => {
    small = await runSmallMachine(writeAssembly({ Worker: functionOf('Worker'), ...api('NONE') }, { Worker: echo }));
    const status = async (path: string, init: RequestInit = { method: 'POST' }) =>
      small === undefined ? undefined : (await fetch(addressOf(small, path), init)).status;
    expect(await status('/elsewhere')).toBe(404);
    expect(await status('/things/a', { method: 'GET' })).toBe(404);
    expect(await status('/things/%FF')).toBe(400);
    expect(await status('/things/a', { method: 'POST', body: 'crash' })).toBe(500);
    expect(await status('/things/a', { method: 'POST', body: 'x'.repeat(11_000_000) })).toBe(413);
    expect(small.errors.join()).toContain('as asked');
  });

  it.each([
    ['AWS_IAM', { host: 'rebound.example.com' }, 403],
    ['AWS_IAM', { origin: 'https://elsewhere.example.com' }, 403],
    ['AWS_IAM', {}, 201],
    ['NONE', { host: 'tunnel.example.com' }, 201],
  ])('with %s authorization answers a caller with %j by %i', async (authorization, headers, status) => {
    const assembly = writeAssembly({ Worker: functionOf('Worker'), ...api(authorization) }, { Worker: echo });
    small = await runSmallMachine(assembly);
    expect(await postAs(addressOf(small, '/things/a'), headers)).toBe(status);
  });

  it('lets the function of a schedule run at the start', async () => {
    const Tick = {
      Type: 'AWS::Events::Rule',
      Properties: {
        ScheduleExpression: 'rate(1 hour)',
        Targets: [{ Arn: { 'Fn::GetAtt': ['Worker', 'Arn'] }, Id: 'a' }],
      },
    };
    small = await runSmallMachine(writeAssembly({ Worker: functionOf('Worker'), Tick }, { Worker: echo }));
    await until(() => small?.seen().length === 1);
    expect(small.seen()[0]).toContain('"source":"aws.events"');
  });

  it('keeps its tables, and notices when their keys have changed', async () => {
    const first = await runSmallMachine(writeAssembly({ Kept: table() }));
    await first.machine.tableClient.send(
      new PutItemCommand({ TableName: 'kept', Item: { pk: { S: 'a' }, n: { N: '1' } } }),
    );
    await first.close();
    const { dataFolder } = first;
    small = await runSmallMachine(writeAssembly({ Kept: table() }), { dataFolder });
    const { Item } = await small.machine.tableClient.send(
      new GetItemCommand({ TableName: 'kept', Key: { pk: { S: 'a' } } }),
    );
    expect(Item).toEqual({ pk: { S: 'a' }, n: { N: '1' } });
    await small.close();
    small = undefined;
    await expect(runSmallMachine(writeAssembly({ Kept: table('id') }), { dataFolder })).rejects.toThrow(/--fresh/);
  });

  it('makes buckets as folders', async () => {
    small = await runSmallMachine(
      writeAssembly({ Files: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'files' } } }),
    );
    await fetch(`${small.machine.queuesUrl}/files/a.txt`, { method: 'PUT', body: 'kept' });
    const answer = await fetch(`${small.machine.queuesUrl}/files/a.txt`);
    expect(await answer.text()).toBe('kept');
    expect(JSON.stringify(readdirSync(`${small.dataFolder}/objects`, { recursive: true }))).toContain('a.txt');
  });

  it('listens on loopback only', async () => {
    const resources = {
      Worker: functionOf('Worker'),
      Kept: table(),
      ...pipeline({ visibility: 1, maxReceiveCount: 1 }),
    };
    small = await runSmallMachine(writeAssembly({ ...resources, ...api('NONE') }, { Worker: echo }));
    const { tablesUrl, queuesUrl, apiUrls } = small.machine;
    const ports = [tablesUrl, queuesUrl, ...apiUrls.values()].map((url) => Number(new URL(url).port));
    const others = Object.values(networkInterfaces()).flatMap((all = []) => all.filter(({ internal }) => !internal));
    // 127.0.0.2 is reached by a listener on all interfaces, and by no listener on 127.0.0.1.
    for (const host of ['127.0.0.2', ...others.map(({ address }) => address)]) {
      for (const port of ports) expect([host, port, await canConnect(host, port)]).toEqual([host, port, false]);
    }
    for (const port of ports) expect(await canConnect('127.0.0.1', port)).toBe(true);
  });

  it.each([
    [
      'a state machine',
      { Steps: { Type: 'AWS::StepFunctions::StateMachine' } },
      /Small\/Steps \(AWS::StepFunctions::StateMachine\)/,
    ],
    ['a function that is no Node', { Worker: functionOf('Worker', { Runtime: 'python3.14' }) }, /only Node functions/],
    ['an asset that was not made', { Worker: functionOf('Other') }, /Other.zip, which was not synthesized/],
    ['a resource under a condition', { Kept: { ...table(), Condition: 'IsProduction' } }, /IsProduction/],
  ])('refuses %s', async (_name, resources, message) => {
    await expect(runSmallMachine(writeAssembly(resources, { Worker: echo }))).rejects.toThrow(message);
  });
});
