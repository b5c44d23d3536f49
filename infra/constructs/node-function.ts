import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

/** What the functions of one deployment share. */
export type FunctionSurroundings = {
  /** Folder with one bundle folder per function: `<name>/index.mjs`. */
  readonly bundles: string;
};

export type NodeFunctionProps = {
  readonly surroundings: FunctionSurroundings;
  /** Folder under `functions/`. */
  readonly name: string;
  readonly description: string;
  readonly timeoutSeconds: number;
  readonly environment: Readonly<Record<string, string>>;
  /** Takes events that an asynchronous caller could not get done. */
  readonly deadLetterQueue?: IQueue;
};

/** One bundled function on arm64 and the newest LTS Node, with a log group and a role that may write to it and nothing else. */
export class NodeFunction extends LambdaFunction {
  constructor(scope: Construct, id: string, props: NodeFunctionProps) {
    const logGroup = new LogGroup(scope, `${id}Log`, {
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new Role(scope, `${id}Role`, {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: `Ledgerbridge: ${props.name}`,
    });
    logGroup.grantWrite(role);
    super(scope, id, {
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: Code.fromAsset(`${props.surroundings.bundles}/${props.name}`),
      description: props.description,
      memorySize: 512,
      timeout: Duration.seconds(props.timeoutSeconds),
      tracing: Tracing.DISABLED,
      environment: {
        ...props.environment,
        FUNCTION_TIMEOUT_SECONDS: String(props.timeoutSeconds),
        POWERTOOLS_SERVICE_NAME: props.name,
      },
      role,
      logGroup,
      deadLetterQueue: props.deadLetterQueue,
      retryAttempts: props.deadLetterQueue === undefined ? undefined : 2,
    });
  }
}
