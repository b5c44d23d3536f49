import type { Assembly, Resource } from './template.ts';

/** Resource types that the machine makes or drives. */
const driven = new Set([
  'AWS::DynamoDB::Table',
  'AWS::DynamoDB::GlobalTable',
  'AWS::SQS::Queue',
  'AWS::S3::Bucket',
  'AWS::Lambda::Function',
  'AWS::Lambda::EventSourceMapping',
  'AWS::Events::Rule',
  'AWS::Scheduler::Schedule',
  'AWS::ApiGatewayV2::Api',
  'AWS::ApiGatewayV2::Route',
  'AWS::ApiGatewayV2::Integration',
  'AWS::SES::ConfigurationSetEventDestination',
  'AWS::SNS::Subscription',
]);

/** Types that decide who may do what, or who is told, in AWS. Nothing runs on them, so one machine leaves them out. */
const withoutLocalPart: readonly RegExp[] = [
  /^AWS::IAM::/,
  /^AWS::KMS::/,
  /^AWS::CloudWatch::/,
  /^AWS::Logs::/,
  /^AWS::SNS::(Topic|TopicPolicy)$/,
  /^AWS::SES::ConfigurationSet$/,
  /^AWS::WAFv2::/,
  /^AWS::Cognito::/,
  /^AWS::CDK::Metadata$/,
  /^AWS::SQS::QueuePolicy$/,
  /^AWS::S3::BucketPolicy$/,
  /^AWS::Lambda::(Permission|Version|Alias|EventInvokeConfig)$/,
  /^AWS::Scheduler::ScheduleGroup$/,
  /^AWS::ApiGatewayV2::(Stage|Authorizer|DomainName|ApiMapping)$/,
];

/** Everything in the template is either driven here or known to have no part here. @throws Error naming the others */
export function checkTypes(assembly: Assembly): void {
  const unknown = assembly.stacks
    .flatMap((stack) => [...stack.resources.values()])
    .filter(({ type }) => !driven.has(type) && !withoutLocalPart.some((pattern) => pattern.test(type)));
  if (unknown.length > 0) {
    const list = unknown.map(({ stack, logicalId, type }) => `${stack}/${logicalId} (${type})`).join(', ');
    throw new Error(`The template has resources that one machine cannot run: ${list}`);
  }
}

/** All resources of the given types, in the template's order. */
export function resourcesOf(assembly: Assembly, ...types: readonly string[]): Resource[] {
  return assembly.stacks.flatMap((stack) => [...stack.resources.values()].filter(({ type }) => types.includes(type)));
}
