/** One thing compared with a vendor's contract. Without a problem it agrees. */
export type Finding = { readonly subject: string; readonly problem?: string | undefined };
