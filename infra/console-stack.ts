import type { StackProps } from 'aws-cdk-lib';
import { CfnOutput, Duration, Stack, Validations } from 'aws-cdk-lib';
import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import type { Construct } from 'constructs';
import { functionAlarms } from './constructs/function-alarms.ts';
import {
  grantFiles,
  grantMail,
  grantSend,
  grantTableReadPut,
  grantTableReadWrite,
  grantVault,
  sealedRequests,
} from './constructs/grants.ts';
import { HttpEntrance } from './constructs/http-entrance.ts';
import { NodeFunction } from './constructs/node-function.ts';
import { People } from './constructs/people.ts';
import { queueUrls } from './constructs/sync-pipeline.ts';
import type { SyncSurroundings } from './constructs/sync-surroundings.ts';
import { scheduleDeadLetters, watchedSchedule } from './constructs/watched-schedule.ts';
import type { SyncStack } from './sync-stack.ts';
import { timeLimits } from './time-limits.ts';

export type ConsoleStackProps = StackProps & {
  readonly surroundings: SyncSurroundings;
  /** All whose credentials it seals, and opens for "Test connection". */
  readonly vendors: readonly string[];
  readonly stage: string;
  /** Where people reach it; the console's own address when undefined. */
  readonly consoleUrl: string | undefined;
  /** The directions, which it may nudge, their webhook entrance, and the bell that alarms ring. */
  readonly sync: Pick<SyncStack, 'pipelines' | 'webhooksUrl' | 'bell'>;
};

/** Mails people about documents that need them, with links to the console. It reads receipts, and nudges nothing. */
const noticeWork = {
  name: 'notify',
  rate: Duration.minutes(5),
  description: 'Mails people about documents that need them',
};

/** What people see and are told. People sign in at a user pool, programs send its access tokens; the function itself lets nobody else in. */
export class ConsoleStack extends Stack {
  /** Where it answers. */
  readonly address: string;

  constructor(scope: Construct, id: string, props: ConsoleStackProps) {
    super(scope, id, { ...props, description: 'Ledgerbridge: the console' });
    const { surroundings, sync } = props;
    const people = new People(this, 'People', { stage: props.stage });
    const pages = new NodeFunction(this, 'Console', {
      surroundings,
      name: 'console',
      description: 'Pages and API of the console',
      timeoutSeconds: timeLimits.consoleSeconds,
      environment: {
        TABLE_NAME: surroundings.table.tableName,
        QUEUE_URLS: queueUrls(this, sync.pipelines),
        WEBHOOKS_URL: sync.webhooksUrl,
        CREDENTIALS_KEY_ID: surroundings.credentialsKey.keyArn,
        FILES_BUCKET: surroundings.files.bucketName,
        ...(surroundings.mailFrom === undefined ? {} : { MAIL_FROM: surroundings.mailFrom }),
        ...surroundings.vendorEnvironment,
      },
    });
    grantTableReadWrite(pages, surroundings.table);
    grantSend(
      pages,
      sync.pipelines.map(({ queue }) => queue),
    );
    grantFiles(pages, surroundings.files);
    grantVault(pages, surroundings.credentialsKey, [...props.vendors, 'webhook', 'console', sealedRequests]);
    const entrance = new HttpEntrance(this, 'Pages', {
      function: pages,
      description: 'Ledgerbridge console',
      routes: [
        { path: '/', methods: [HttpMethod.ANY] },
        { path: '/{proxy+}', methods: [HttpMethod.ANY] },
      ],
      throttle: { rateLimit: 20, burstLimit: 40 },
    });
    Validations.of(entrance).acknowledge({
      id: 'AwsSolutions::AwsSolutions-APIG4',
      reason: 'People sign in by OpenID Connect in the function itself, which answers nobody it does not know.',
    });
    this.address = entrance.address;
    const consoleUrl = props.consoleUrl ?? entrance.address;
    pages.addEnvironment('CONSOLE_URL', consoleUrl);
    pages.addEnvironment('OIDC_ISSUER', people.issuer);
    pages.addEnvironment('OIDC_CLIENT_ID', people.addClient(consoleUrl).userPoolClientId);
    this.#addNotices(props, consoleUrl);
    new CfnOutput(this, 'ConsoleUrl', { value: consoleUrl, description: 'Where people sign in' });
    new CfnOutput(this, 'Issuer', { value: people.issuer, description: 'The OpenID issuer of the console' });
  }
  #addNotices({ surroundings, sync: { bell } }: ConsoleStackProps, consoleUrl: string): void {
    const { table, mailFrom } = surroundings;
    const environment = {
      TABLE_NAME: table.tableName,
      QUEUE_URLS: '{}',
      CONSOLE_URL: consoleUrl,
      ...(mailFrom === undefined ? {} : { MAIL_FROM: mailFrom }),
    };
    const deadLetters = scheduleDeadLetters(this, bell, noticeWork.name);
    const notify = watchedSchedule(this, { ...noticeWork, environment }, { surroundings, deadLetters, bell });
    grantTableReadPut(notify, table);
    if (mailFrom !== undefined) grantMail(notify, mailFrom);
    functionAlarms(bell, notify, noticeWork.name);
  }
}
