import { Duration, Stack } from 'aws-cdk-lib';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { SyncFacts } from '../../lib/sync/define-sync.ts';
import { timeLimits } from '../time-limits.ts';
import {
  grantFiles,
  grantKeptRequests,
  grantMail,
  grantMailRules,
  grantSend,
  grantTableReadWrite,
  grantVault,
  sealedRequests,
} from './grants.ts';
import { NodeFunction } from './node-function.ts';
import type { SyncSurroundings } from './sync-surroundings.ts';

/** What one direction runs on: queue, dead letters, Lambda, event source, and the grants that its story needs. */
export class SyncPipeline extends Construct {
  readonly story: SyncFacts;
  readonly queue: Queue;
  readonly deadLetters: Queue;
  readonly function: NodeFunction;

  constructor(scope: Construct, story: SyncFacts, surroundings: SyncSurroundings) {
    super(scope, story.name);
    this.story = story;
    this.deadLetters = deadLetterQueue(this, 'DeadLetters', Duration.days(14));
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      visibilityTimeout: Duration.seconds(timeLimits.visibilitySeconds),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: 5 },
    });
    this.function = new NodeFunction(this, 'Function', {
      surroundings,
      name: story.name,
      description: `${story.read.vendor} to ${story.write.vendor}: ${story.when.topic}`,
      timeoutSeconds: timeLimits.syncSeconds,
      environment: { ...surroundings.vendorEnvironment, TABLE_NAME: surroundings.table.tableName },
    });
    this.function.addEnvironment('CREDENTIALS_KEY_ID', surroundings.credentialsKey.keyArn);
    this.function.addEventSource(
      new SqsEventSource(this.queue, {
        ...gathering(story),
        reportBatchItemFailures: true,
        maxConcurrency: 10,
      }),
    );
    grantTableReadWrite(this.function, surroundings.table);
    grantKeptRequests(this.function, surroundings.table);
    grantVault(this.function, surroundings.credentialsKey, [...vendorsOf(story), sealedRequests]);
    if (story.movesFiles === true) {
      this.function.addEnvironment('FILES_BUCKET', surroundings.files.bucketName);
      grantFiles(this.function, surroundings.files);
    }
    if (story.sendsMail === true && surroundings.mailFrom !== undefined) {
      this.function.addEnvironment('MAIL_FROM', surroundings.mailFrom);
      grantMail(this.function, surroundings.mailFrom);
    }
  }

  /** Its mails name these rules of the mail service, which tell of what comes back. */
  mayMailUnder(rulesName: string): void {
    this.function.addEnvironment('MAIL_EVENTS', rulesName);
    grantMailRules(this.function, rulesName);
  }

  /** Lets this direction nudge itself, those it releases, and those that its documents may wait for. */
  mayNudge(all: readonly SyncPipeline[]): void {
    const reached = all.filter(({ story }) => isReachedFrom(this.story, story));
    this.function.addEnvironment('QUEUE_URLS', queueUrls(this, reached));
    grantSend(
      this.function,
      reached.map(({ queue }) => queue),
    );
  }
}

/** The vendors whose credentials a direction opens. */
function vendorsOf(story: SyncFacts): readonly string[] {
  return [...new Set([story.when.vendor, story.read.vendor, story.write.vendor])].sort();
}

type Ends = {
  readonly name: string;
  readonly read: Pick<SyncFacts['read'], 'vendor'>;
  readonly write: Pick<SyncFacts['write'], 'vendor'>;
};

/** Parents and children of a document stand in directions between the same two systems: only their queues may be nudged. */
export function isReachedFrom(story: Ends & Pick<SyncFacts, 'releases'>, other: Ends): boolean {
  const sameSystems = story.read.vendor === other.read.vendor && story.write.vendor === other.write.vendor;
  return sameSystems || story.releases.includes(other.name);
}

/** QUEUE_URLS: direction name to queue URL. */
export function queueUrls(scope: Construct, pipelines: readonly SyncPipeline[]): string {
  const urls = Object.fromEntries(pipelines.map(({ story, queue }) => [story.name, queue.queueUrl]));
  return Stack.of(scope).toJsonString(urls);
}

/**
 * A target that takes many documents in one call gets as many together as wait; two seconds are enough for a change to be
 * found alone. Everybody else is told at once.
 */
function gathering({ write }: SyncFacts): { batchSize: number; maxBatchingWindow: Duration } {
  if (write.many === undefined) return { batchSize: 10, maxBatchingWindow: Duration.seconds(0) };
  return { batchSize: write.many.most, maxBatchingWindow: Duration.seconds(2) };
}

/** A queue for what could not be done, watched by an alarm. */
export function deadLetterQueue(scope: Construct, id: string, retentionPeriod: Duration): Queue {
  return new Queue(scope, id, { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true, retentionPeriod });
}
