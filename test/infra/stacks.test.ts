import { catalogue } from '../../functions/catalogue.ts';
import { tableDescription } from '../../lib/store/table-description.ts';
import {
  at,
  environmentOf,
  functionNamed,
  list,
  onlyResource,
  statementsOf,
  synthesizedTemplates,
  type Templates,
} from './synthesized.ts';

let templates: Templates;

beforeAll(() => {
  templates = synthesizedTemplates();
});

const any = () => true;

describe('the state stack', () => {
  it('keeps the table: on demand, recoverable to any moment, not deleted by accident', () => {
    templates.state.hasResource('AWS::DynamoDB::Table', {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        BillingMode: 'PAY_PER_REQUEST',
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
      },
    });
  });

  it('has the keys and indexes that the stores rely on', () => {
    const { properties } = onlyResource(templates.state, 'AWS::DynamoDB::Table', any);
    expect(namesOf(properties.KeySchema)).toEqual(['pk', 'sk']);
    const indexes = list(properties.GlobalSecondaryIndexes).map((index) => [
      at(index, 'IndexName'),
      namesOf(at(index, 'KeySchema')),
    ]);
    expect(indexes).toEqual(
      tableDescription.indexes.map(({ name, partitionKey, sortKey }) => [
        name,
        sortKey === undefined ? [partitionKey] : [partitionKey, sortKey],
      ]),
    );
  });

  it('keeps the key that seals credentials, and turns it every year', () => {
    templates.state.hasResource('AWS::KMS::Key', {
      DeletionPolicy: 'Retain',
      Properties: { EnableKeyRotation: true },
    });
  });
});

describe('the bucket of files', () => {
  it('is private, encrypted, and forgets what only passes through', () => {
    const { id, properties } = onlyResource(templates.state, 'AWS::S3::Bucket', any);
    const blocked = {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    };
    expect(properties).toMatchObject({
      PublicAccessBlockConfiguration: blocked,
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
      LifecycleConfiguration: {
        Rules: [
          { AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 }, Status: 'Enabled' },
          { Prefix: 'passing/', ExpirationInDays: 30, Status: 'Enabled' },
        ],
      },
    });
    expect(templates.state.findResources('AWS::S3::Bucket')[id]).toMatchObject({ DeletionPolicy: 'Retain' });
    const { properties: policy } = onlyResource(templates.state, 'AWS::S3::BucketPolicy', any);
    expect(JSON.stringify(policy)).toContain('"aws:SecureTransport":"false"');
  });

  it('is given to directions that move files, and to no other', () => {
    for (const { name, movesFiles = false } of catalogue) {
      const actions = statementsOf(templates.sync, name).flatMap((statement) => statement.actions);
      const ofFiles = ['s3:AbortMultipartUpload', 's3:GetObject', 's3:ListBucket', 's3:PutObject'];
      expect(actions.filter((action) => action.startsWith('s3:')).sort()).toEqual(movesFiles ? ofFiles : []);
    }
  });
});

describe('the webhook entrance', () => {
  it('takes one kind of request', () => {
    const { properties } = onlyResource(templates.sync, 'AWS::ApiGatewayV2::Route', any);
    expect(properties.RouteKey).toBe('POST /webhooks/{vendor}/{integrationId}/{secret}');
  });

  it('writes access logs without the path, which holds a secret', () => {
    const { properties } = onlyResource(templates.sync, 'AWS::ApiGatewayV2::Stage', any);
    const format = String(at(properties, 'AccessLogSettings', 'Format'));
    expect(format).toContain('$context.routeKey');
    expect(format).not.toMatch(/\$context\.(path|resourcePath|http\.path|authorizer|error\.messageString)/);
  });

  it('cannot open credentials', () => {
    const actions = statementsOf(templates.sync, 'webhook-ingress').flatMap((statement) => statement.actions);
    expect(actions.filter((action) => action.startsWith('kms:'))).toEqual([]);
  });
});

describe('the schedules', () => {
  it.each([
    ['release-due', 'rate(1 minute)'],
    ['reconcile', 'rate(1 hour)'],
    ['poll', 'rate(5 minutes)'],
    ['notify', 'rate(5 minutes)'],
    ['export-files', 'rate(1 hour)'],
  ])('%s runs at %s, and what fails three times goes to dead letters', (name, rate) => {
    const stack = name === 'notify' ? templates.console : templates.sync;
    const { id, properties } = functionNamed(stack, name);
    const rule = onlyResource(stack, 'AWS::Events::Rule', ({ Targets }) => targetOf(Targets) === id);
    expect(rule.properties).toMatchObject({ ScheduleExpression: rate, State: 'ENABLED' });
    expect(at(list(rule.properties.Targets)[0], 'DeadLetterConfig', 'Arn')).toEqual(
      at(properties, 'DeadLetterConfig', 'TargetArn'),
    );
  });

  it('notify may read, write whole items, and nothing else: without a sending address it cannot mail', () => {
    const actions = statementsOf(templates.console, 'notify').flatMap((statement) => statement.actions);
    expect(actions.sort()).toEqual([
      'dynamodb:BatchGetItem',
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'dynamodb:Query',
      'logs:CreateLogStream',
      'logs:PutLogEvents',
      'sqs:SendMessage',
    ]);
    expect(environmentOf(functionNamed(templates.console, 'notify').properties)).not.toHaveProperty('MAIL_FROM');
  });

  it('with a sending address notify may mail from that address alone', () => {
    const { console } = synthesizedTemplates({ mailFrom: 'errors@ledgerbridge.example.com' });
    const [mail, ...others] = statementsOf(console, 'notify').filter(({ actions }) =>
      actions.includes('ses:SendEmail'),
    );
    expect(others).toEqual([]);
    expect(mail?.actions).toEqual(['ses:SendEmail', 'ses:SendRawEmail']);
    expect(mail?.condition).toEqual({ StringEquals: { 'ses:FromAddress': 'errors@ledgerbridge.example.com' } });
    const identities = (mail?.resources ?? []).map((resource) => JSON.stringify(resource).split(':identity/')[1]);
    expect(identities).toEqual([expect.stringMatching(/^errors@ledgerbridge/), expect.stringMatching(/^ledgerbridge/)]);
    expect(environmentOf(functionNamed(console, 'notify').properties)).toMatchObject({
      MAIL_FROM: 'errors@ledgerbridge.example.com',
    });
  });

  it('reconcile spreads its messages over no more than SQS can delay', () => {
    const seconds = at(
      functionNamed(templates.sync, 'reconcile').properties,
      'Environment',
      'Variables',
      'CATCH_UP_SPREAD_SECONDS',
    );
    expect(Number(seconds)).toBeGreaterThan(0);
    expect(Number(seconds)).toBeLessThanOrEqual(900);
  });
});

describe('the console', () => {
  it('is reached by everybody, and lets in those whom its own issuer vouches for', () => {
    const routes = Object.values(templates.console.findResources('AWS::ApiGatewayV2::Route'));
    expect(routes.map(({ Properties }) => Properties.AuthorizationType)).toEqual(['NONE', 'NONE']);
    expect(environmentOf(functionNamed(templates.console, 'console').properties)).toMatchObject({
      OIDC_ISSUER: expect.anything(),
      OIDC_CLIENT_ID: expect.anything(),
      CONSOLE_URL: expect.anything(),
    });
  });

  it('reads and writes the table and files, seals and opens the secrets of its vendors, and nothing else', () => {
    const statements = statementsOf(templates.console, 'console');
    expect(statements.flatMap((statement) => statement.actions).sort()).toEqual([
      'dynamodb:BatchGetItem',
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'dynamodb:Query',
      'dynamodb:UpdateItem',
      'kms:Decrypt',
      'kms:Encrypt',
      'logs:CreateLogStream',
      'logs:PutLogEvents',
      's3:AbortMultipartUpload',
      's3:GetObject',
      's3:ListBucket',
      's3:PutObject',
      'sqs:SendMessage',
    ]);
    const sealing = statements.find(({ actions }) => actions.includes('kms:Decrypt'));
    expect(at(sealing?.condition, 'StringEquals', 'kms:EncryptionContext:vendor')).toEqual(
      expect.arrayContaining(['moment', '24sevenoffice', 'webhook', 'console']),
    );
  });

  it('has people whom only an administrator makes, with a second factor', () => {
    templates.console.hasResource('AWS::Cognito::UserPool', {
      DeletionPolicy: 'Retain',
      Properties: { AdminCreateUserConfig: { AllowAdminCreateUserOnly: true }, MfaConfiguration: 'ON' },
    });
  });

  it('has a public client with codes alone, and nobody chooses their own tenant', () => {
    const { properties } = onlyResource(templates.console, 'AWS::Cognito::UserPoolClient', any);
    expect(properties).toMatchObject({ GenerateSecret: false, AllowedOAuthFlows: ['code'] });
    expect(list(properties.WriteAttributes)).not.toContain('custom:tenant');
    expect(list(properties.ReadAttributes)).toContain('custom:tenant');
  });
});

it('no role may do anything to everything, nor has a policy that somebody else maintains', () => {
  for (const template of [templates.sync, templates.console]) {
    const policies = Object.values(template.findResources('AWS::IAM::Policy'));
    const resources = policies
      .flatMap(({ Properties }) => list(Properties.PolicyDocument.Statement))
      .map((statement) => at(statement, 'Resource'));
    const named = resources.map((resource) => JSON.stringify(resource).replace(/\/(kept|passing)\/\*/g, ''));
    expect(named.filter((text) => text.includes('*'))).toEqual([]);
    const roles = Object.values(template.findResources('AWS::IAM::Role'));
    expect(roles.flatMap(({ Properties }) => list(Properties.ManagedPolicyArns))).toEqual([]);
  }
});

function namesOf(keySchema: unknown): unknown[] {
  return list(keySchema).map((key) => at(key, 'AttributeName'));
}

function targetOf(targets: unknown): unknown {
  return at(list(targets)[0], 'Arn', 'Fn::GetAtt', '0');
}
