import type { Template } from 'aws-cdk-lib/assertions';
import { catalogue } from '../../functions/catalogue.ts';
import { at, functionNamed, list, synthesizedTemplates } from './synthesized.ts';

let sync: Template;

beforeAll(() => {
  ({ sync } = synthesizedTemplates());
});

function alarms() {
  return Object.values(sync.findResources('AWS::CloudWatch::Alarm')).map(({ Properties }) => Properties);
}

/** Metric names of the alarms over one function or one direction's counters. */
function watched(dimension: string, value: (candidate: unknown) => boolean): string[] {
  const matching = alarms().filter(({ Dimensions }) =>
    list(Dimensions).some((entry) => at(entry, 'Name') === dimension && value(at(entry, 'Value'))),
  );
  return matching.map(({ MetricName }) => String(MetricName)).sort();
}

it('every alarm tells the one topic when it starts and when it ends, and says what to do', () => {
  const [topic, ...others] = Object.keys(sync.findResources('AWS::SNS::Topic'));
  expect(others).toEqual([]);
  for (const alarm of alarms()) {
    expect(alarm.AlarmActions).toEqual([{ Ref: topic }]);
    expect(alarm.OKActions).toEqual([{ Ref: topic }]);
    expect(alarm.AlarmDescription.length).toBeGreaterThan(60);
  }
});

it('alarms of this account, and nobody else, are let in to the topic', () => {
  const policies = Object.values(sync.findResources('AWS::SNS::TopicPolicy'));
  const statements = policies.flatMap(({ Properties }) => list(at(Properties, 'PolicyDocument', 'Statement')));
  const allowed = statements.filter((statement) => at(statement, 'Effect') === 'Allow');
  expect(allowed).toEqual([
    expect.objectContaining({
      Action: 'sns:Publish',
      Principal: { Service: 'cloudwatch.amazonaws.com' },
      Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
    }),
  ]);
});

it('every queue for dead letters has an alarm', () => {
  const queues = Object.entries(sync.findResources('AWS::SQS::Queue'));
  const deadLetters = queues.filter(([, { Properties }]) => Properties.RedrivePolicy === undefined).map(([id]) => id);
  expect(deadLetters).toHaveLength(catalogue.length + 1);
  for (const id of deadLetters) {
    expect(watched('QueueName', (value) => at(value, 'Fn::GetAtt', '0') === id)).toEqual([
      'ApproximateNumberOfMessagesVisible',
    ]);
  }
});

it.each(catalogue)(
  '$name: age, refused and disputed documents, surprises and listings are watched',
  ({ name, when }) => {
    const source = Object.values(sync.findResources('AWS::Lambda::EventSourceMapping')).find(
      ({ Properties }) => at(Properties, 'FunctionName', 'Ref') === functionNamed(sync, name).id,
    );
    const queue = at(source, 'Properties', 'EventSourceArn', 'Fn::GetAtt', '0');
    expect(watched('QueueName', (value) => at(value, 'Fn::GetAtt', '0') === queue)).toEqual([
      'ApproximateAgeOfOldestMessage',
    ]);
    expect(watched('direction', (value) => value === name)).toEqual([
      when.kind === 'webhook' ? 'CatchUpFailed' : 'PollFailed',
      'ReceiptsInConflict',
      'ReceiptsRejected',
      'ReceiptsUnreadable',
      'Surprises',
    ]);
  },
);

it.each([...catalogue.map(({ name }) => name), 'webhook-ingress', 'release-due', 'reconcile', 'poll', 'export-files'])(
  '%s: errors and throttles are watched',
  (name) => {
    const { id } = functionNamed(sync, name);
    expect(watched('FunctionName', (value) => at(value, 'Ref') === id)).toEqual(
      expect.arrayContaining(['Errors', 'Throttles']),
    );
  },
);

it('a schedule that stands still is noticed', () => {
  const silent = alarms().filter(({ TreatMissingData }) => TreatMissingData === 'breaching');
  expect(silent.map(({ MetricName, Period }) => [MetricName, Period]).sort()).toEqual([
    ['Invocations', 300],
    ['Invocations', 3600],
    ['Invocations', 3600],
    ['Invocations', 60],
  ]);
});
