type Index = {
  readonly name: string;
  readonly partitionKey: string;
  readonly sortKey?: string;
  readonly projection: 'ALL' | 'KEYS_ONLY';
};

const indexes: readonly Index[] = [
  { name: 'by-state', partitionKey: 'stateKey', sortKey: 'stateAt', projection: 'ALL' },
  { name: 'by-due', partitionKey: 'dueShard', sortKey: 'dueAt', projection: 'KEYS_ONLY' },
  { name: 'by-target', partitionKey: 'targetKey', projection: 'KEYS_ONLY' },
  { name: 'by-parent', partitionKey: 'parentKey', sortKey: 'createdAt', projection: 'KEYS_ONLY' },
];

/** The one table as data: what infrastructure makes and what the stores rely on. All keys are texts. */
export const tableDescription = {
  partitionKey: 'pk',
  sortKey: 'sk',
  /** Epoch seconds after which an item may be removed (budget windows). */
  timeToLiveAttribute: 'expiresAt',
  indexes,
} as const;
