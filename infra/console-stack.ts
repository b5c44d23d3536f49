import type { StackProps } from 'aws-cdk-lib';
import { CfnOutput, Stack } from 'aws-cdk-lib';
import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpIamAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import { grantTableRead } from './constructs/grants.ts';
import { HttpEntrance } from './constructs/http-entrance.ts';
import { type FunctionSurroundings, NodeFunction } from './constructs/node-function.ts';
import { timeLimits } from './time-limits.ts';

export type ConsoleStackProps = StackProps & {
  readonly surroundings: FunctionSurroundings & { readonly table: ITable };
};

/** The console. Requests must be signed by somebody of the account whom IAM lets in; it only reads. */
export class ConsoleStack extends Stack {
  /** Where it answers. */
  readonly address: string;

  constructor(scope: Construct, id: string, props: ConsoleStackProps) {
    super(scope, id, { ...props, description: 'Ledgerbridge: the console' });
    const { surroundings } = props;
    const pages = new NodeFunction(this, 'Console', {
      surroundings,
      name: 'console',
      description: 'Pages and API of the console',
      timeoutSeconds: timeLimits.consoleSeconds,
      environment: { TABLE_NAME: surroundings.table.tableName, QUEUE_URLS: '{}' },
    });
    grantTableRead(pages, surroundings.table);
    const entrance = new HttpEntrance(this, 'Pages', {
      function: pages,
      description: 'Ledgerbridge console',
      routes: [
        { path: '/', methods: [HttpMethod.ANY] },
        { path: '/{proxy+}', methods: [HttpMethod.ANY] },
      ],
      authorizer: new HttpIamAuthorizer(),
      throttle: { rateLimit: 20, burstLimit: 40 },
    });
    this.address = entrance.address;
    new CfnOutput(this, 'ConsoleUrl', { value: entrance.url, description: 'Signed requests only (AWS_IAM)' });
  }
}
