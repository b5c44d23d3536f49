import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { NodeFunction, type NodeFunctionProps } from './node-function.ts';

/** A function that runs at a fixed rate. A run that fails may be skipped: the next one does the same work. */
export class ScheduledFunction extends Construct {
  readonly function: NodeFunction;

  constructor(
    scope: Construct,
    props: Omit<NodeFunctionProps, 'deadLetterQueue'> & { readonly rate: Duration; readonly deadLetters: Queue },
  ) {
    super(scope, props.name);
    this.function = new NodeFunction(this, 'Function', { ...props, deadLetterQueue: props.deadLetters });
    new Rule(this, 'Schedule', {
      description: props.description,
      schedule: Schedule.rate(props.rate),
      targets: [
        new LambdaFunction(this.function, {
          deadLetterQueue: props.deadLetters,
          maxEventAge: Duration.minutes(5),
          retryAttempts: 2,
        }),
      ],
    });
  }
}
