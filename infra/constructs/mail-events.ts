import { Duration, Stack } from 'aws-cdk-lib';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { ConfigurationSet, ConfigurationSetTlsPolicy, EmailSendingEvent, EventDestination } from 'aws-cdk-lib/aws-ses';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { LambdaSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { grantTableReadPut } from './grants.ts';
import { NodeFunction, type NodeFunctionProps } from './node-function.ts';
import { deadLetterQueue } from './sync-pipeline.ts';
import type { SyncSurroundings } from './sync-surroundings.ts';

/** Bounces, complaints and refusals of mailed documents, from the mail service to a function that tells their receipts. */
export class MailEvents extends Construct {
  readonly function: NodeFunction;
  /** Events that no receipt could be told of, as they came. */
  readonly deadLetters: Queue;

  constructor(
    scope: Construct,
    id: string,
    props: Pick<NodeFunctionProps, 'timeoutSeconds'> & { readonly surroundings: SyncSurroundings },
  ) {
    super(scope, id);
    const { surroundings } = props;
    const topic = new Topic(this, 'Topic', { displayName: 'Ledgerbridge mail events', enforceSSL: true });
    topic.grantPublish(
      new ServicePrincipal('ses.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
    const rules = new ConfigurationSet(this, 'Rules', { tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE });
    rules.addEventDestination('Failures', {
      destination: EventDestination.snsTopic(topic),
      events: [EmailSendingEvent.BOUNCE, EmailSendingEvent.COMPLAINT, EmailSendingEvent.REJECT],
    });
    this.rulesName = rules.configurationSetName;
    this.deadLetters = deadLetterQueue(this, 'DeadLetters', Duration.days(14));
    this.function = new NodeFunction(this, 'Function', {
      ...props,
      name: 'mail-events',
      description: 'Tells receipts of mails that came back or were not wanted',
      environment: { TABLE_NAME: surroundings.table.tableName, QUEUE_URLS: '{}' },
      deadLetterQueue: this.deadLetters,
    });
    grantTableReadPut(this.function, surroundings.table);
    topic.addSubscription(new LambdaSubscription(this.function, { deadLetterQueue: this.deadLetters }));
  }

  /** The set of rules that a message must name to be told of. */
  readonly rulesName: string;
}
