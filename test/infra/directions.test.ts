import type { Template } from 'aws-cdk-lib/assertions';
import { catalogue } from '../../functions/catalogue.ts';
import { sealedRequests as sealedRequestsInGrants } from '../../infra/constructs/grants.ts';
import { isReachedFrom } from '../../infra/constructs/sync-pipeline.ts';
import type { Vendor } from '../../lib/documents/vendors.ts';
import { sealedRequests } from '../../lib/runtime/seal-long.ts';
import {
  auditKey,
  budgetKey,
  endCountKey,
  exportEntryKey,
  integrationKey,
  receiptKey,
  requestKey,
  sessionKey,
} from '../../lib/store/keys.ts';
import type { SyncFacts } from '../../lib/sync/define-sync.ts';
import { callDeadlineMs, leaseSecondsFor } from '../../lib/sync/engine.ts';
import {
  at,
  environmentOf,
  functionNamed,
  list,
  onlyResource,
  statementsOf,
  synthesizedTemplates,
} from './synthesized.ts';

let sync: Template;

beforeAll(() => {
  ({ sync } = synthesizedTemplates());
});

function eventSourceOf(name: string) {
  const { id } = functionNamed(sync, name);
  return onlyResource(sync, 'AWS::Lambda::EventSourceMapping', (source) => at(source, 'FunctionName', 'Ref') === id);
}

/** Logical id of the queue that drives a direction. */
function queueIdOf(name: string): string {
  return String(at(eventSourceOf(name).properties, 'EventSourceArn', 'Fn::GetAtt', '0'));
}

function queue(id: string) {
  return sync.findResources('AWS::SQS::Queue')[id]?.Properties;
}

/** Directions by the logical ids of their queues. */
function directionOfQueue(id: unknown): string | undefined {
  return catalogue.find(({ name }) => queueIdOf(name) === id)?.name;
}

/** QUEUE_URLS with each URL replaced by the logical id of the queue that it refers to. */
function knownQueues(name: string): unknown {
  const urls = at(environmentOf(functionNamed(sync, name).properties), 'QUEUE_URLS', 'Fn::Join', '1');
  return JSON.parse(
    list(urls)
      .map((part) => (typeof part === 'string' ? part : at(part, 'Ref')))
      .join(''),
  );
}

function statementFor(name: string, action: string) {
  const found = statementsOf(sync, name).filter(({ actions }) => actions.includes(action));
  expect(found).toHaveLength(1);
  return found[0];
}

/** Parents that a document may wait for, children that it releases, and itself. */
function relatives(story: SyncFacts): string[] {
  const parents = catalogue.filter(({ releases }) => releases.includes(story.name)).map(({ name }) => name);
  return [...new Set([story.name, ...story.releases, ...parents])];
}

describe.each(catalogue.map((story) => [story.name, story] as const))('%s', (name, story) => {
  it('runs on arm64 and the newest LTS Node, from its own bundle', () => {
    expect(functionNamed(sync, name).properties).toMatchObject({
      Architectures: ['arm64'],
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
      MemorySize: 512,
    });
  });

  it('is driven by a queue, ten nudges at a time or as many as one call takes, and reports those that failed', () => {
    const { many } = story.write;
    expect(eventSourceOf(name).properties).toMatchObject({
      BatchSize: many?.most ?? 10,
      MaximumBatchingWindowInSeconds: many === undefined ? 0 : 2,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ScalingConfig: { MaximumConcurrency: 10 },
    });
  });

  it('sets a nudge aside after five failures, into dead letters of its own', () => {
    const redrive = queue(queueIdOf(name))?.RedrivePolicy;
    expect(redrive).toMatchObject({ maxReceiveCount: 5 });
    const deadLetters = String(at(redrive, 'deadLetterTargetArn', 'Fn::GetAtt', '0'));
    expect(queue(deadLetters)).toMatchObject({ SqsManagedSseEnabled: true, MessageRetentionPeriod: 14 * 24 * 3600 });
    expect(directionOfQueue(deadLetters)).toBeUndefined();
  });

  it('opens the credentials of its two vendors and of no other, and seals what it sends', () => {
    const vault = statementFor(name, 'kms:Decrypt');
    expect(vault?.actions).toEqual(['kms:Decrypt', 'kms:Encrypt']);
    expect(vault?.condition).toEqual({
      StringEquals: {
        'kms:EncryptionContext:vendor': [...[story.read.vendor, story.write.vendor].sort(), sealedRequests],
      },
    });
    expect(sealedRequestsInGrants).toBe(sealedRequests);
  });

  it('writes many items at once only where requests are kept: such a batch could also delete', () => {
    const batches = statementFor(name, 'dynamodb:BatchWriteItem');
    expect(batches?.actions).toEqual(['dynamodb:BatchWriteItem']);
    const keys = at(batches?.condition, 'ForAllValues:StringLike', 'dynamodb:LeadingKeys');
    const patterns = list(keys).map((key) => new RegExp(`^${String(key).replaceAll('*', '.*')}$`));
    const isReached = ({ pk }: { pk: string }) => patterns.some((pattern) => pattern.test(pk));
    const scope = { tenant: 'fjord', integration: 'fjord.main', direction: name };
    expect(isReached(requestKey(scope, 'r1'))).toBe(true);
    const others = [
      ...[receiptKey({ ...scope, key: '1#Q#2' }), integrationKey('fjord', 'fjord.main'), endCountKey(scope, undefined)],
      ...[exportEntryKey(scope, '#Q#1'), sessionKey('fjord', 'moment', '#Q#'), budgetKey('T#1#I#1#Q#1', 'w')],
      auditKey({ tenant: 'fjord#I#1#Q#', at: 'now', id: '1' }),
    ];
    expect(others.filter(isReached)).toEqual([]);
  });

  it('may nudge itself, its parents and those it releases, and knows exactly their queues', () => {
    const targets = statementFor(name, 'sqs:SendMessage')?.resources ?? [];
    const allowed = targets.map((target) => directionOfQueue(at(target, 'Fn::GetAtt', '0')));
    expect(allowed).toEqual(expect.arrayContaining(relatives(story)));
    expect(knownQueues(name)).toEqual(Object.fromEntries(allowed.map((other) => [other, queueIdOf(String(other))])));
  });

  it('takes messages from its own queue only', () => {
    expect(statementFor(name, 'sqs:ReceiveMessage')?.resources).toEqual([{ 'Fn::GetAtt': [queueIdOf(name), 'Arn'] }]);
  });

  it('may do nothing to everything: each grant names its resource', () => {
    const granted = statementsOf(sync, name).flatMap(({ actions, resources }) => [
      ...actions,
      JSON.stringify(resources),
    ]);
    // The names of files are not known beforehand: a folder of the bucket is named.
    const named = granted.map((text) => text.replace(/\/(kept|passing)\/\*/g, ''));
    expect(named.filter((text) => text.includes('*'))).toEqual([]);
    expect(granted).not.toContain('dynamodb:Scan');
  });

  it('has time for a vendor call, and its nudges stay hidden until it must have ended', () => {
    const timeoutSeconds = Number(functionNamed(sync, name).properties.Timeout);
    const environment = environmentOf(functionNamed(sync, name).properties);
    const visibilitySeconds = Number(queue(queueIdOf(name))?.VisibilityTimeout);
    expect(callDeadlineMs / 1000).toBeLessThan(timeoutSeconds);
    expect(timeoutSeconds).toBeLessThan(visibilitySeconds / 6);
    expect(at(environment, 'FUNCTION_TIMEOUT_SECONDS')).toBe(String(timeoutSeconds));
    expect(leaseSecondsFor(Number(at(environment, 'FUNCTION_TIMEOUT_SECONDS')))).toBeGreaterThan(timeoutSeconds);
  });
});

it('a queue between other systems is out of reach, unless its documents wait for ours', () => {
  const invoices = direction('invoices', { from: 'moment', to: '24sevenoffice' });
  const customers = direction('customers', { from: 'moment', to: '24sevenoffice' });
  const expenses = direction('expenses', { from: '24sevenoffice', to: 'moment' });
  expect(isReachedFrom({ ...invoices, releases: [] }, customers)).toBe(true);
  expect(isReachedFrom({ ...invoices, releases: [] }, expenses)).toBe(false);
  expect(isReachedFrom({ ...invoices, releases: ['expenses'] }, expenses)).toBe(true);
});

function direction(name: string, { from, to }: { from: Vendor; to: Vendor }) {
  return { name, read: { vendor: from }, write: { vendor: to } };
}
