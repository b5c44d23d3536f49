import type { StackProps } from 'aws-cdk-lib';
import { CfnOutput, Duration, Stack, Validations } from 'aws-cdk-lib';
import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { pollRoundSeconds, type SyncFacts } from '../lib/sync/define-sync.ts';
import { AlarmBell } from './constructs/alarm-bell.ts';
import { functionAlarms } from './constructs/function-alarms.ts';
import { grantFiles, grantSend, grantTableReadWrite } from './constructs/grants.ts';
import { HttpEntrance } from './constructs/http-entrance.ts';
import { MailEvents } from './constructs/mail-events.ts';
import { NodeFunction } from './constructs/node-function.ts';
import { addSyncAlarms } from './constructs/sync-alarms.ts';
import { queueUrls, SyncPipeline } from './constructs/sync-pipeline.ts';
import type { SyncSurroundings } from './constructs/sync-surroundings.ts';
import { type ScheduledWork, scheduleDeadLetters, watchedSchedule } from './constructs/watched-schedule.ts';
import { timeLimits } from './time-limits.ts';

export type SyncStackProps = StackProps & {
  readonly catalogue: readonly SyncFacts[];
  readonly surroundings: SyncSurroundings;
  readonly alarmEmail: string | undefined;
};

/** Makes the files that integrations want by the clock. It calls no vendor and nudges nothing. */
const exportWork = {
  name: 'export-files',
  rate: Duration.hours(1),
  description: 'Makes files of invoices for integrations that want them by the clock',
};

/**
 * `reconcile` asks all webhook directions at once, as often as the most eager of them wants to be asked. `poll` spreads the
 * others over their own periods.
 */
function schedulesOf(catalogue: readonly SyncFacts[]): readonly ScheduledWork[] {
  const catchUpSeconds = Math.min(
    ...catalogue.flatMap(({ when }) => (when.kind === 'webhook' ? [when.catchUpSeconds] : [])),
  );
  return [
    {
      name: 'release-due',
      rate: Duration.minutes(1),
      description: 'Nudges every receipt that is due',
      environment: {},
    },
    {
      name: 'reconcile',
      rate: Duration.seconds(catchUpSeconds),
      description: 'Asks every direction of every integration to list what no webhook told',
      environment: { CATCH_UP_SPREAD_SECONDS: '900' },
    },
    {
      name: 'poll',
      rate: Duration.seconds(pollRoundSeconds),
      description: 'Asks the directions on a schedule to look for news, each integration in its own second',
      environment: {},
    },
  ];
}

/** Everything that moves documents: a pipeline per direction, the webhook entrance, the schedules, and the alarms. */
export class SyncStack extends Stack {
  /** All alarms ring it. */
  readonly bell: AlarmBell;
  readonly pipelines: readonly SyncPipeline[];
  /** What vendors' webhook addresses begin with. */
  readonly webhooksUrl: string;
  readonly #surroundings: SyncSurroundings;

  constructor(scope: Construct, id: string, props: SyncStackProps) {
    super(scope, id, { ...props, description: 'Ledgerbridge: the directions, their queues, functions and alarms' });
    this.#surroundings = props.surroundings;
    this.bell = new AlarmBell(this, 'Alarms', props.alarmEmail);
    this.pipelines = props.catalogue.map((story) => new SyncPipeline(this, story, props.surroundings));
    for (const pipeline of this.pipelines) {
      pipeline.mayNudge(this.pipelines);
      addSyncAlarms(this.bell, pipeline);
    }
    this.#addMailEvents(props.surroundings.mailFrom);
    this.webhooksUrl = this.#addWebhooks();
    this.#addSchedules();
    new CfnOutput(this, 'AlarmTopic', { value: this.bell.topic.topicArn, description: 'Subscribe here to be told' });
  }

  #addMailEvents(from: string | undefined): void {
    if (from === undefined) return;
    const events = new MailEvents(this, 'MailEvents', {
      surroundings: this.#surroundings,
      timeoutSeconds: timeLimits.scheduleSeconds,
    });
    for (const pipeline of this.pipelines.filter(({ story }) => story.sendsMail === true)) {
      pipeline.mayMailUnder(events.rulesName);
    }
    functionAlarms(this.bell, events.function, 'mail-events');
    this.bell.ringFor(events, 'DeadLettersAlarm', {
      metric: events.deadLetters.metricApproximateNumberOfMessagesVisible({ statistic: Stats.MAXIMUM }),
      threshold: 1,
      periods: 1,
      description:
        'mail-events: a mail came back or was not wanted, and its receipt could not be told in three tries. Read the ' +
        "function's log for the cause and mend it, then invoke the function with each message of the queue and delete it.",
    });
  }

  #addWebhooks(): string {
    const ingress = new NodeFunction(this, 'WebhookIngress', {
      surroundings: this.#surroundings,
      name: 'webhook-ingress',
      description: 'Records a receipt for each webhook before it answers',
      timeoutSeconds: timeLimits.webhookSeconds,
      environment: this.#environment(),
    });
    this.#admit(ingress, 'webhook-ingress');
    const entrance = new HttpEntrance(this, 'Webhooks', {
      function: ingress,
      description: 'Ledgerbridge webhooks',
      routes: [{ path: '/webhooks/{vendor}/{integrationId}/{secret}', methods: [HttpMethod.POST] }],
      throttle: { rateLimit: 200, burstLimit: 400 },
    });
    Validations.of(entrance).acknowledge({
      id: 'AwsSolutions::AwsSolutions-APIG4',
      reason:
        'Vendors cannot sign their webhooks. The path carries a secret of the integration, which the function compares ' +
        'in constant time; a webhook only names a record, which is then read from the vendor.',
    });
    const address = `${entrance.url}webhooks`;
    new CfnOutput(this, 'WebhookUrl', {
      value: address,
      description: 'Vendors post to <this>/<vendor>/<integration id>/<secret>',
    });
    return address;
  }

  #addSchedules(): void {
    const deadLetters = scheduleDeadLetters(this, this.bell, 'release-due, reconcile, poll and export-files');
    for (const schedule of schedulesOf(this.pipelines.map(({ story }) => story))) {
      const environment = { ...this.#environment(), ...schedule.environment };
      this.#admit(this.#schedule({ ...schedule, environment }, deadLetters), schedule.name);
    }
    this.#addExports(deadLetters);
  }

  #addExports(deadLetters: Queue): void {
    const { table, files } = this.#surroundings;
    const environment = { TABLE_NAME: table.tableName, QUEUE_URLS: '{}', FILES_BUCKET: files.bucketName };
    const exporting = this.#schedule({ ...exportWork, environment }, deadLetters);
    grantTableReadWrite(exporting, table);
    grantFiles(exporting, files);
    functionAlarms(this.bell, exporting, exportWork.name);
  }

  #schedule(work: ScheduledWork, deadLetters: Queue): NodeFunction {
    return watchedSchedule(this, work, { surroundings: this.#surroundings, deadLetters, bell: this.bell });
  }

  /** Reads and writes receipts, and may nudge every direction. */
  #admit(lambda: NodeFunction, name: string): void {
    grantTableReadWrite(lambda, this.#surroundings.table);
    grantSend(
      lambda,
      this.pipelines.map(({ queue }) => queue),
    );
    functionAlarms(this.bell, lambda, name);
  }

  #environment(): Record<string, string> {
    return { TABLE_NAME: this.#surroundings.table.tableName, QUEUE_URLS: queueUrls(this, this.pipelines) };
  }
}
