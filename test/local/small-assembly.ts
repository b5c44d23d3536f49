import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A synthesized app of one stack in a folder of its own: what `cdk synth` would write, as small as can be. */
export function writeAssembly(resources: Record<string, unknown>, handlers: Record<string, string> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'assembly-'));
  const write = (name: string, content: unknown) => writeFileSync(join(folder, name), JSON.stringify(content));
  const files: Record<string, unknown> = {};
  for (const [name, source] of Object.entries(handlers)) {
    mkdirSync(join(folder, `asset.${name}`));
    writeFileSync(join(folder, `asset.${name}`, 'index.mjs'), source);
    files[name] = { source: { path: `asset.${name}` }, destinations: { here: { objectKey: `${name}.zip` } } };
  }
  write('manifest.json', {
    artifacts: {
      Small: { type: 'aws:cloudformation:stack', properties: { templateFile: 'small.template.json' } },
      'Small.assets': { type: 'cdk:asset-manifest', properties: { file: 'small.assets.json' } },
    },
  });
  write('small.assets.json', { files });
  write('small.template.json', {
    Parameters: { BootstrapVersion: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/bootstrap' } },
    Resources: resources,
  });
  return folder;
}

/** A function whose bundle is the handler of the same name. */
export function functionOf(name: string, properties: Record<string, unknown> = {}): object {
  return {
    Type: 'AWS::Lambda::Function',
    Metadata: { 'aws:cdk:path': `Small/${name}/Resource` },
    Properties: {
      Handler: 'index.handler',
      Runtime: 'nodejs24.x',
      Code: { S3Bucket: { Ref: 'AWS::AccountId' }, S3Key: `${name}.zip` },
      Timeout: 5,
      ...properties,
    },
  };
}

/** A queue with dead letters after `maxReceiveCount` receives, and a mapping that leads it to the function `Worker`. */
export function pipeline(facts: {
  visibility: number;
  maxReceiveCount: number;
  mapping?: object;
}): Record<string, object> {
  const arn = (name: string) => ({ 'Fn::GetAtt': [name, 'Arn'] });
  return {
    DeadLetters: { Type: 'AWS::SQS::Queue', Properties: {} },
    Work: {
      Type: 'AWS::SQS::Queue',
      Properties: {
        VisibilityTimeout: facts.visibility,
        RedrivePolicy: { deadLetterTargetArn: arn('DeadLetters'), maxReceiveCount: facts.maxReceiveCount },
      },
    },
    WorkSource: {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: {
        EventSourceArn: arn('Work'),
        FunctionName: { Ref: 'Worker' },
        BatchSize: 10,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        ...facts.mapping,
      },
    },
  };
}
