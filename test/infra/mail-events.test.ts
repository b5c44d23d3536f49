import { at, functionNamed, list, onlyResource, statementsOf, synthesizedTemplates } from './synthesized.ts';

const { sync } = synthesizedTemplates({ mailFrom: 'errors@ledgerbridge.example.com' });

it('bounces, complaints and refusals go to a topic, and from there to one function', () => {
  sync.hasResourceProperties('AWS::SES::ConfigurationSetEventDestination', {
    EventDestination: { Enabled: true, MatchingEventTypes: ['bounce', 'complaint', 'reject'] },
  });
  sync.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'lambda' });
});

it('what the function could not do in three tries, or was never given, waits in a queue of its own that rings', () => {
  const { DeadLetterConfig } = functionNamed(sync, 'mail-events').properties;
  const subscription = onlyResource(sync, 'AWS::SNS::Subscription', ({ Protocol }) => Protocol === 'lambda');
  expect(at(subscription.properties.RedrivePolicy, 'deadLetterTargetArn')).toEqual(at(DeadLetterConfig, 'TargetArn'));
  const id = String(at(DeadLetterConfig, 'TargetArn', 'Fn::GetAtt', '0'));
  sync.hasResourceProperties('AWS::SQS::Queue', { MessageRetentionPeriod: 1_209_600, SqsManagedSseEnabled: true });
  const alarm = onlyResource(sync, 'AWS::CloudWatch::Alarm', ({ Dimensions }) =>
    list(Dimensions).some((entry) => at(entry, 'Value', 'Fn::GetAtt', '0') === id),
  );
  expect(alarm.properties).toMatchObject({ MetricName: 'ApproximateNumberOfMessagesVisible', Threshold: 1 });
  sync.hasResourceProperties('AWS::Lambda::EventInvokeConfig', {
    FunctionName: { Ref: functionNamed(sync, 'mail-events').id },
    MaximumRetryAttempts: 2,
  });
});

it('the function reads receipts and writes them whole, and opens, mails and nudges nothing', () => {
  const actions = statementsOf(sync, 'mail-events').flatMap((statement) => statement.actions);
  expect(actions.filter((action) => !action.startsWith('logs:')).sort()).toEqual([
    'dynamodb:BatchGetItem',
    'dynamodb:GetItem',
    'dynamodb:PutItem',
    'dynamodb:Query',
    // To its dead letters alone.
    'sqs:SendMessage',
  ]);
});

it('only the direction that mails names the rules', () => {
  const named = (name: string) =>
    JSON.stringify(functionNamed(sync, name).properties.Environment).includes('MAIL_EVENTS');
  expect([named('moment-invoices-to-xledger'), named('moment-customers-to-xledger')]).toEqual([true, false]);
});

it('without an address to send from there is nothing of it', () => {
  synthesizedTemplates().sync.resourceCountIs('AWS::SES::ConfigurationSet', 0);
});
