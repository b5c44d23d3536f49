import { RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import type { HttpMethod, IHttpRouteAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpApi, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

/** No path and no query: webhook paths carry a secret. The route key is the pattern, `/webhooks/{vendor}/...`. */
const accessLogFields = {
  requestId: '$context.requestId',
  time: '$context.requestTimeEpoch',
  address: '$context.identity.sourceIp',
  route: '$context.routeKey',
  status: '$context.status',
  length: '$context.responseLength',
  milliseconds: '$context.responseLatency',
  failure: '$context.integrationErrorMessage',
};

export type HttpEntranceProps = {
  readonly function: IFunction;
  readonly description: string;
  readonly routes: readonly { readonly path: string; readonly methods: HttpMethod[] }[];
  readonly authorizer?: IHttpRouteAuthorizer;
  readonly throttle: { readonly rateLimit: number; readonly burstLimit: number };
};

/** An HTTP API in front of one function, with access logs that hold no secret. */
export class HttpEntrance extends Construct {
  readonly url: string;
  /** The API's own address, without a slash at the end. */
  readonly address: string;

  constructor(scope: Construct, id: string, props: HttpEntranceProps) {
    super(scope, id);
    const api = new HttpApi(this, 'Api', { description: props.description, createDefaultStage: false });
    const logGroup = new LogGroup(this, 'AccessLog', {
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const stage = new HttpStage(this, 'Stage', {
      httpApi: api,
      autoDeploy: true,
      throttle: props.throttle,
      accessLogSettings: {
        destination: new LogGroupLogDestination(logGroup),
        format: AccessLogFormat.custom(JSON.stringify(accessLogFields)),
      },
    });
    const integration = new HttpLambdaIntegration('Integration', props.function);
    for (const { path, methods } of props.routes) {
      api.addRoutes({ path, methods, integration, authorizer: props.authorizer });
    }
    this.url = stage.url;
    this.address = api.apiEndpoint;
  }
}
