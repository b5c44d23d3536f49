// biome-ignore-all lint/suspicious/noTemplateCurlyInString: that is how Fn::Sub is written
import { localName } from '../../lib/local/local-names.ts';
import { resolve } from '../../lib/local/resolve.ts';
import type { Assembly, Resource, Stack } from '../../lib/local/template.ts';

const resource = (stack: string, logicalId: string, type: string): Resource => ({
  ...{ stack, logicalId, type, properties: {}, path: undefined },
});

function stackOf(name: string, resources: Resource[], outputs: Stack['outputs'] = {}): Stack {
  return {
    name,
    parameters: {
      BootstrapVersion: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/cdk-bootstrap/version' },
      Size: { Type: 'Number', Default: 7 },
      Secret: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/secret' },
      Open: { Type: 'String' },
    },
    resources: new Map(resources.map((one) => [one.logicalId, one])),
    outputs,
  };
}

const state = stackOf('state', [resource('state', 'Table', 'AWS::DynamoDB::Table')], {
  TableName: { Value: { Ref: 'Table' }, Export: { Name: { 'Fn::Sub': '${AWS::StackName}:Table' } } },
});
const sync = stackOf('sync', [
  resource('sync', 'Queue', 'AWS::SQS::Queue'),
  resource('sync', 'Worker', 'AWS::Lambda::Function'),
  resource('sync', 'Key', 'AWS::KMS::Key'),
  resource('sync', 'Api', 'AWS::ApiGatewayV2::Api'),
]);
const assembly: Assembly = { stacks: [state, sync], assets: new Map() };
const scope = {
  ...{ assembly, stack: sync, region: 'eu-north-1', account: '000000000000' },
  nameOf: (one: Resource) => localName(one, { queues: 'http://127.0.0.1:9', apiUrl: () => 'http://127.0.0.1:8' }),
};

describe('resolving a template value', () => {
  it.each([
    ['a plain value', { a: [1, 'b', true] }, { a: [1, 'b', true] }],
    ['the region', { Ref: 'AWS::Region' }, 'eu-north-1'],
    [
      'nothing, which disappears',
      { kept: 1, gone: { Ref: 'AWS::NoValue' }, list: [{ Ref: 'AWS::NoValue' }, 2] },
      { kept: 1, list: [2] },
    ],
    ['a parameter by its default', { Ref: 'Size' }, 7],
    ['the bootstrap version, which is not asked for', { Ref: 'BootstrapVersion' }, '/cdk-bootstrap/version'],
    ['a queue as its local URL', { Ref: 'Queue' }, 'http://127.0.0.1:9/000000000000/sync-Queue'],
    ['a queue’s ARN', { 'Fn::GetAtt': ['Queue', 'Arn'] }, 'arn:aws:sqs:eu-north-1:000000000000:sync-Queue'],
    [
      'an attribute in one text',
      { 'Fn::GetAtt': 'Worker.Arn' },
      'arn:aws:lambda:eu-north-1:000000000000:function:sync-Worker',
    ],
    ['an API’s address', { 'Fn::GetAtt': ['Api', 'ApiEndpoint'] }, 'http://127.0.0.1:8'],
    [
      'a name that leads nowhere here',
      { 'Fn::GetAtt': ['Key', 'Arn'] },
      'arn:aws:kms:eu-north-1:000000000000:sync-Key',
    ],
    ['joined parts', { 'Fn::Join': ['-', ['a', { Ref: 'Size' }]] }, 'a-7'],
    ['one of several', { 'Fn::Select': [1, { 'Fn::Split': [':', 'a:b:c'] }] }, 'b'],
    [
      'a text with names in it',
      { 'Fn::Sub': 'x/${Queue.QueueName}/${AWS::AccountId}/${!Kept}' },
      'x/sync-Queue/000000000000/${Kept}',
    ],
    [
      'a text with its own variables',
      { 'Fn::Sub': ['${size} of ${AWS::Region}', { size: { Ref: 'Size' } }] },
      '7 of eu-north-1',
    ],
    ['what another stack exports', { 'Fn::ImportValue': 'state:Table' }, 'state-Table'],
  ])('gives %s', (_name, value, expected) => {
    expect(resolve(value, scope)).toEqual(expected);
  });

  it.each([
    ['a function that is not known', { 'Fn::Cidr': ['10.0.0.0/8', 1] }, /Fn::Cidr, which cannot be resolved/],
    ['a condition', { 'Fn::If': ['IsProduction', 1, 2] }, /Fn::If/],
    ['a parameter from SSM', { Ref: 'Secret' }, /Secret is read from SSM/],
    ['a parameter without a default', { Ref: 'Open' }, /Open has no default/],
    ['a resource that is not there', { Ref: 'Elsewhere' }, /Elsewhere, which it does not have/],
    ['an attribute that a queue has not', { 'Fn::GetAtt': ['Queue', 'Color'] }, /no local value for Color/],
    ['an import that nobody exports', { 'Fn::ImportValue': 'state:Nothing' }, /state:Nothing, which no stack exports/],
  ])('refuses %s', (_name, value, message) => {
    expect(() => resolve(value, scope)).toThrow(message);
  });
});
