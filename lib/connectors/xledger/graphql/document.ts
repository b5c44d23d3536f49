/** One GraphQL operation as it is sent. The types of its variables and of its answer ride along. */
export type XledgerDocument<Answer, Variables> = {
  readonly name: string;
  readonly text: string;
  /** Never set: it carries the types. */
  readonly types?: { readonly answer: Answer; readonly variables: Variables };
};
