import { functionNamed, statementsOf, synthesizedTemplates } from './synthesized.ts';

const { sync } = synthesizedTemplates({ mailFrom: 'errors@ledgerbridge.example.com' });

it('bounces, complaints and refusals go to a topic, and from there to one function', () => {
  sync.hasResourceProperties('AWS::SES::ConfigurationSetEventDestination', {
    EventDestination: { Enabled: true, MatchingEventTypes: ['bounce', 'complaint', 'reject'] },
  });
  sync.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'lambda' });
});

it('the function reads receipts and writes them whole, and opens, mails and nudges nothing', () => {
  const actions = statementsOf(sync, 'mail-events').flatMap((statement) => statement.actions);
  expect(actions.filter((action) => !action.startsWith('logs:')).sort()).toEqual([
    'dynamodb:BatchGetItem',
    'dynamodb:GetItem',
    'dynamodb:PutItem',
    'dynamodb:Query',
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
