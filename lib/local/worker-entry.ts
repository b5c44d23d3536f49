import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { type InvocationOrder, invocationOrder, type WorkerReply, workerOrder } from './worker-order.ts';

/** Thread of one function: loads the deployed bundle and runs one invocation at a time. */
const { file, exportName } = workerOrder.parse(workerData);
const bundle: unknown = await import(pathToFileURL(file).href);
const handler: unknown = typeof bundle === 'object' && bundle !== null ? Reflect.get(bundle, exportName) : undefined;
if (typeof handler !== 'function') {
  throw new Error(`${file} has no function ${exportName}`);
}

const say = (reply: WorkerReply) => parentPort?.postMessage(reply);

/** https://docs.aws.amazon.com/lambda/latest/dg/nodejs-context.html */
function contextOf({ id, functionName, arn, memoryMb, deadline }: InvocationOrder) {
  return {
    functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: arn,
    memoryLimitInMB: String(memoryMb),
    awsRequestId: id,
    logGroupName: `/aws/lambda/${functionName}`,
    logStreamName: 'local',
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  };
}

parentPort?.on('message', async (message: unknown) => {
  const order = invocationOrder.parse(message);
  try {
    const result: unknown = await handler(JSON.parse(order.event), contextOf(order));
    say({ kind: 'done', id: order.id, result: JSON.stringify(result ?? null) });
  } catch (error) {
    // Told to the caller, as Lambda does; the thread goes on.
    say({
      kind: 'failed',
      id: order.id,
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
  }
});
say({ kind: 'ready' });
