/** A part of the project that has its own list of what it may import. */
export type Zone = {
  readonly name: string;
  /** Paths of ours that may be imported, as beginnings. `{self}` is the zone's own folder. */
  readonly ours: readonly string[];
  /** Paths of which only types may be imported. */
  readonly types?: readonly string[];
  /** Folder of the zone; one star stands for one folder name, which makes a zone of each. */
  readonly folder: string;
};

/** Who may import whom. The first zone whose folder holds a file is the file's zone. */
export const zones: readonly Zone[] = [
  { name: 'documents', folder: 'lib/documents/', ours: ['{self}'] },
  {
    name: 'accounting',
    folder: 'lib/accounting/',
    ours: ['{self}', 'lib/documents/'],
    types: ['lib/sync/'],
  },
  { name: 'sync', folder: 'lib/sync/', ours: ['{self}', 'lib/documents/'] },
  { name: 'transport', folder: 'lib/transport/', ours: ['{self}', 'lib/sync/errors.ts', 'lib/sync/ports.ts'] },
  {
    name: 'connector',
    folder: 'lib/connectors/*/',
    ours: ['{self}', 'lib/documents/', 'lib/sync/', 'lib/transport/'],
  },
  {
    name: 'sandbox',
    folder: 'lib/sandboxes/*/',
    // What stand-ins of different vendors share is no vendor's: a listener, a log of calls.
    ours: ['{self}', 'lib/documents/', 'lib/sandboxes/sandbox.ts', 'lib/sandboxes/parts/'],
  },
  { name: 'sandboxes', folder: 'lib/sandboxes/', ours: ['{self}', 'lib/documents/'] },
  { name: 'store', folder: 'lib/store/', ours: ['{self}', 'lib/documents/', 'lib/sync/'] },
  {
    name: 'runtime',
    folder: 'lib/runtime/',
    ours: ['{self}', 'lib/documents/', 'lib/sync/', 'lib/store/', 'lib/transport/'],
  },
  {
    name: 'functions',
    folder: 'functions/',
    ours: [
      '{self}',
      ...['documents', 'accounting', 'sync', 'transport', 'connectors', 'store', 'runtime'].map(
        (zone) => `lib/${zone}/`,
      ),
    ],
  },
  { name: 'local', folder: 'lib/local/', ours: ['lib/', 'functions/'] },
  {
    name: 'infra',
    folder: 'infra/',
    ours: ['{self}', 'functions/catalogue.ts', 'lib/sync/define-sync.ts', 'lib/store/table-description.ts'],
  },
];

/** Packages that only some zones may name, as beginnings of the specifier. */
export const reservedPackages: readonly { readonly packages: readonly string[]; readonly zones: readonly string[] }[] =
  [
    { packages: ['@aws-sdk/', '@aws-lambda-powertools/'], zones: ['store', 'runtime', 'local'] },
    { packages: ['aws-cdk-lib', 'constructs', 'cdk-nag'], zones: ['infra'] },
    { packages: ['undici'], zones: ['transport', 'local'] },
    { packages: ['soap'], zones: ['transport'] },
    { packages: ['hono', '@hono/'], zones: ['functions', 'local', 'sandbox', 'sandboxes'] },
    { packages: ['dynalite', 'fauxqs'], zones: ['local'] },
    { packages: ['nodemailer'], zones: ['runtime'] },
  ];
