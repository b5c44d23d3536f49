/** One text in both languages. */
type Words = { readonly en: string; readonly no: string };

/** A field of a form, beside the zod schema that checks it. `name` is the schema's: `settings.voucherType`, `credentials.password`. */
export type FormField = {
  readonly name: `settings.${string}` | `credentials.${string}`;
  readonly label: Words;
  readonly help?: Words;
  /**
   * How it is filled in. `list`: several texts, by comma or line. `pairs`: a line each, `left = right`, as objects of the two
   * `columns`. `secret`: written and never shown again. `choice`: one of `options`.
   */
  readonly control: 'text' | 'number' | 'day' | 'switch' | 'list' | 'pairs' | 'secret' | 'choice';
  readonly options?: readonly { readonly value: string; readonly label: Words }[];
  readonly columns?: readonly [left: string, right: string];
  /** Shown as what has to be filled in; the schema decides. */
  readonly required?: boolean;
};

/** The form of one kind of integration: groups of fields, in the order people fill them in. */
export type IntegrationForm = {
  readonly groups: readonly { readonly title: Words; readonly fields: readonly FormField[] }[];
};
