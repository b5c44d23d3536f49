/** Seals texts with a context that must be the same at opening. KMS in AWS, a local key on one machine. */
export type SealContext = { readonly tenant: string; readonly integration: string; readonly vendor: string };
/** Seals and opens secrets. */
export type Vault = {
  seal(plain: string, context: SealContext): Promise<string>;
  /** @throws Error when the context differs or the text was changed */
  open(sealed: string, context: SealContext): Promise<string>;
};
