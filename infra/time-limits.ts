/**
 * Seconds that must fit into each other: a vendor call's deadline (15, in the runtime) < the function's time-out < the
 * receipt's lease (time-out + 15, in the engine), and six time-outs < the queue's visibility, as Lambda advises
 * (https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html).
 */
export const timeLimits = {
  syncSeconds: 45,
  webhookSeconds: 10,
  scheduleSeconds: 50,
  consoleSeconds: 15,
  visibilitySeconds: 300,
} as const;
