import type { LocalName } from './resolve.ts';
import type { Resource } from './template.ts';

/** The region and account that local names carry. Both are made up; nothing is asked of AWS. */
export const localRegion = 'eu-north-1';
export const localAccount = '000000000000';

/** Mails of this machine come from an address that nobody has. They become files. */
export const localSender = 'ledgerbridge@example.com';

/** Where the embedded servers of this run listen. */
export type LocalAddresses = {
  readonly queues: string;
  /** Base URL of an HTTP API by its resource. */
  apiUrl(resource: Resource): string;
};

const arn = (service: string, rest: string) => `arn:aws:${service}:${localRegion}:${localAccount}:${rest}`;

type Namer = (name: string, resource: Resource, addresses: LocalAddresses) => LocalName;

const named = (ref: string, attributes: Readonly<Record<string, string>>): LocalName => ({
  ref,
  attribute: (name) => attributes[name],
});

const tableNamer: Namer = (name) => named(name, { Arn: arn('dynamodb', `table/${name}`) });

/** What `Ref` and `Fn::GetAtt` give for the types that are really made here. */
const namers: Readonly<Record<string, Namer>> = {
  'AWS::DynamoDB::Table': tableNamer,
  'AWS::DynamoDB::GlobalTable': tableNamer,
  'AWS::SQS::Queue': (name, _resource, { queues }) => {
    const url = `${queues}/${localAccount}/${name}`;
    return named(url, { Arn: arn('sqs', name), QueueName: name, QueueUrl: url });
  },
  'AWS::S3::Bucket': (name) => named(name, { Arn: `arn:aws:s3:::${name}` }),
  'AWS::Lambda::Function': (name) => named(name, { Arn: arn('lambda', `function:${name}`) }),
  'AWS::SNS::Topic': (name) => named(arn('sns', name), { TopicArn: arn('sns', name), TopicName: name }),
  'AWS::ApiGatewayV2::Api': (name, resource, addresses) =>
    named(name, { ApiId: name, ApiEndpoint: addresses.apiUrl(resource) }),
};

/** Properties that give a resource a name of its own. */
const nameProperties = [
  'TableName',
  'QueueName',
  'BucketName',
  'FunctionName',
  'TopicName',
  'AlarmName',
  'LogGroupName',
];

/** Queue names are at most 80 characters, bucket names 63 and in lower case. */
function physicalName(resource: Resource): string {
  for (const property of nameProperties) {
    const given = resource.properties[property];
    if (typeof given === 'string') {
      return given;
    }
  }
  const made = `${resource.stack}-${resource.logicalId}`;
  return resource.type === 'AWS::S3::Bucket' ? made.toLowerCase().slice(-63).replace(/^-+/, '') : made.slice(-80);
}

/**
 * What a resource is called on this machine. Types that have no part here (roles, alarms, keys) get a name that looks
 * right and leads nowhere.
 */
export function localName(resource: Resource, addresses: LocalAddresses): LocalName {
  const name = physicalName(resource);
  const namer = namers[resource.type];
  if (namer !== undefined) {
    return namer(name, resource, addresses);
  }
  const [, service = 'local'] = resource.type.toLowerCase().split('::');
  const made = arn(service, name);
  return { ref: name, attribute: (attribute) => (attribute === 'Arn' ? made : `${name}.${attribute}`) };
}
