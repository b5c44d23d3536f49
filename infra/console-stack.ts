import type { StackProps } from 'aws-cdk-lib';
import { CfnOutput, Stack, Validations } from 'aws-cdk-lib';
import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import type { Construct } from 'constructs';
import { grantTableReadWrite, grantVault } from './constructs/grants.ts';
import { HttpEntrance } from './constructs/http-entrance.ts';
import { NodeFunction } from './constructs/node-function.ts';
import { People } from './constructs/people.ts';
import type { SyncSurroundings } from './constructs/sync-surroundings.ts';
import { timeLimits } from './time-limits.ts';

export type ConsoleStackProps = StackProps & {
  readonly surroundings: SyncSurroundings;
  /** All whose credentials it seals, and opens for "Test connection". */
  readonly vendors: readonly string[];
  readonly stage: string;
  /** Where people reach it; the console's own address when undefined. */
  readonly consoleUrl: string | undefined;
};

/** The console. People sign in at a user pool, programs send its access tokens; the function itself lets nobody else in. */
export class ConsoleStack extends Stack {
  /** Where it answers. */
  readonly address: string;

  constructor(scope: Construct, id: string, props: ConsoleStackProps) {
    super(scope, id, { ...props, description: 'Ledgerbridge: the console' });
    const { surroundings } = props;
    const people = new People(this, 'People', { stage: props.stage });
    const pages = new NodeFunction(this, 'Console', {
      surroundings,
      name: 'console',
      description: 'Pages and API of the console',
      timeoutSeconds: timeLimits.consoleSeconds,
      environment: {
        TABLE_NAME: surroundings.table.tableName,
        QUEUE_URLS: '{}',
        CREDENTIALS_KEY_ID: surroundings.credentialsKey.keyArn,
        ...surroundings.vendorEnvironment,
      },
    });
    grantTableReadWrite(pages, surroundings.table);
    grantVault(pages, surroundings.credentialsKey, [...props.vendors, 'webhook', 'console', 'requests']);
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
    new CfnOutput(this, 'ConsoleUrl', { value: consoleUrl, description: 'Where people sign in' });
    new CfnOutput(this, 'Issuer', { value: people.issuer, description: 'The OpenID issuer of the console' });
  }
}
