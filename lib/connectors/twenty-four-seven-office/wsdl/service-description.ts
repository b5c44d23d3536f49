/** One element of a sequence, in XSD's words. Types: `string`, `int`, ... of XSD, `guid` of Microsoft, others our own. */
export type ElementDescription = {
  readonly name: string;
  readonly type: string;
  readonly minOccurs: '0' | '1';
  readonly maxOccurs: '1' | 'unbounded';
  readonly nillable: boolean;
};

/** What we use of one service: its operations, and of each type the elements we send or read, in the vendor's order. */
export type ServiceDescription = {
  readonly name: string;
  readonly namespace: string;
  readonly address: string;
  readonly operations: Readonly<
    Record<string, { readonly input: readonly ElementDescription[]; readonly output: readonly ElementDescription[] }>
  >;
  readonly types: Readonly<Record<string, readonly ElementDescription[]>>;
  readonly enumerations: Readonly<Record<string, readonly string[]>>;
};

/** Always there. */
export const one = (name: string, type: string): ElementDescription => ({
  name,
  type,
  minOccurs: '1',
  maxOccurs: '1',
  nillable: false,
});

/** There or left out. */
export const optional = (name: string, type: string): ElementDescription => ({ ...one(name, type), minOccurs: '0' });

/** Always there, perhaps as `xsi:nil`. */
export const oneOrNil = (name: string, type: string): ElementDescription => ({ ...one(name, type), nillable: true });

/** There, perhaps as `xsi:nil`, or left out. */
export const optionalOrNil = (name: string, type: string): ElementDescription => ({
  ...optional(name, type),
  nillable: true,
});

/** Any number. */
export const list = (name: string, type: string): readonly ElementDescription[] => [
  { name, type, minOccurs: '0', maxOccurs: 'unbounded', nillable: true },
];
