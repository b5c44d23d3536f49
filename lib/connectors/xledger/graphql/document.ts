/** One GraphQL operation as it is sent. The types of its variables and of its answer ride along. */
export type XledgerDocument<Answer, Variables> = {
  readonly name: string;
  readonly text: string;
  /** Never set: they carry the types. */
  readonly gives?: Answer;
  readonly takes?: (variables: Variables) => void;
};
