type Index = {
  readonly name: string;
  readonly partitionKey: string;
  readonly sortKey?: string;
  /** All of an item, its keys, or its keys and these fields. */
  readonly projection: 'ALL' | 'KEYS_ONLY' | readonly string[];
};

/** What a row of a list shows of a receipt (what a poll kept tells an invoice's type and department), and what the buttons on it depend on; never its history or its requests. */
export const rowFields: readonly string[] = [
  ...['v', 'tenant', 'integration', 'direction', 'key', 'state', 'wanted', 'done', 'tries', 'number', 'label'],
  ...['problem', 'parent', 'mapping', 'unconfirmed', 'chosen', 'dueAt', 'notBefore', 'createdAt', 'updatedAt'],
  'source',
];

/**
 * Newer ones last, and none ever moved: DynamoDB makes one index at a time, so a table that is there grows by one with each
 * deployment (`tableIndexes` in `infra/deployment.ts`).
 */
const indexes: readonly Index[] = [
  { name: 'by-state', partitionKey: 'stateKey', sortKey: 'stateAt', projection: 'ALL' },
  { name: 'by-due', partitionKey: 'dueShard', sortKey: 'dueAt', projection: 'KEYS_ONLY' },
  { name: 'by-target', partitionKey: 'targetKey', projection: 'KEYS_ONLY' },
  { name: 'by-parent', partitionKey: 'parentKey', sortKey: 'createdAt', projection: 'KEYS_ONLY' },
  { name: 'by-time', partitionKey: 'listKey', sortKey: 'stateAt', projection: rowFields },
  { name: 'by-number', partitionKey: 'numberKey', projection: 'KEYS_ONLY' },
  { name: 'by-direction', partitionKey: 'directionKey', sortKey: 'stateAt', projection: rowFields },
  { name: 'by-standing', partitionKey: 'standingKey', sortKey: 'standingAt', projection: 'KEYS_ONLY' },
];

/** The one table as data: what infrastructure makes and what the stores rely on. All keys are texts. */
export const tableDescription = {
  partitionKey: 'pk',
  sortKey: 'sk',
  /** Epoch seconds after which an item may be removed (budget windows). */
  timeToLiveAttribute: 'expiresAt',
  indexes,
} as const;
