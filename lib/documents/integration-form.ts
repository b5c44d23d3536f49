/** One text in both languages. */
type Words = { readonly en: string; readonly no: string };

/**
 * A field of a form, beside the zod schema that checks it. `name` is the schema's: `settings.voucherType`, `credentials.password`,
 * or a field of an object: `credentials.defaultUser.username`.
 */
export type FormField = {
  readonly name: `settings.${string}` | `credentials.${string}`;
  readonly label: Words;
  readonly help?: Words;
  /**
   * How it is filled in. `list`: several texts, by comma or line. `pairs`: rows of two texts, as objects of the two `columns`.
   * `secret`: written and never shown again. `choice`: one of `options`. `departments`: rows of a department's id and identity
   * (`{departmentId, identityId}`), each with user name and password, which go to the credential that `users` names, by the id.
   */
  readonly control: 'text' | 'number' | 'day' | 'switch' | 'list' | 'pairs' | 'secret' | 'choice' | 'departments';
  readonly options?: readonly { readonly value: string; readonly label: Words }[];
  readonly columns?: readonly [left: string, right: string];
  /** What stands above the two columns of pairs. */
  readonly columnLabels?: readonly [left: Words, right: Words];
  readonly users?: `credentials.${string}`;
  /** A button beside the field that leads to where its value is given out: an address, or the name of one that the console knows. */
  readonly link?: { readonly to: string; readonly label: Words };
  /** Asked for only where another field, a choice, has one of these values. What is filled in all the same is left out. */
  readonly when?: { readonly name: FormField['name']; readonly is: readonly string[] };
  /** Shown as what has to be filled in; the schema decides. */
  readonly required?: boolean;
};

/** The form of one kind of integration: groups of fields, in the order people fill them in. */
export type IntegrationForm = {
  readonly groups: readonly { readonly title: Words; readonly help?: Words; readonly fields: readonly FormField[] }[];
};
