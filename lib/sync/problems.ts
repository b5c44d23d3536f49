/** What one code means for a person: a title and what to do, in English and Norwegian. */
export type ProblemText = {
  readonly title: { readonly en: string; readonly no: string };
  readonly advice: { readonly en: string; readonly no: string };
};

/** Why a document was skipped. */
export type SkipCode =
  | 'unchanged'
  | 'do-not-transfer'
  | 'not-finalized'
  | 'direction-off'
  | 'integration-off'
  | 'deleted-at-source'
  | 'project-unknown'
  | 'not-chosen'
  | 'dismissed';

/** Why a document was refused before or by the target. A person, or changed data, opens it again. */
export type RejectCode =
  | 'contract-changed'
  | 'field-missing'
  | 'field-invalid'
  | 'invoice-without-lines'
  | 'amount-unclear'
  | 'supplier-unreadable'
  | 'line-without-product'
  | 'credit-note-without-original'
  | 'nothing-to-post'
  | 'totals-do-not-add-up'
  | 'voucher-not-balanced'
  | 'account-unknown'
  | 'vat-code-unknown'
  | 'vat-rate-differs'
  | 'currency-unknown'
  | 'currency-rate-missing'
  | 'fiscal-year-unknown'
  | 'voucher-type-unknown'
  | 'customer-unknown'
  | 'customer-barred'
  | 'entry-gone'
  | 'import-gone'
  | 'project-unknown'
  | 'product-category-unknown'
  | 'pdf-unusable'
  | 'file-missing'
  | 'file-empty'
  | 'file-too-large'
  | 'file-type-refused'
  | 'file-differs'
  | 'mail-bounced'
  | 'mail-complaint'
  | 'parent-rejected'
  | 'parent-deleted'
  | 'refused-by-vendor'
  | 'unknown-fault'
  | 'retries-spent';

/** Why only a person can go on. */
export type ConflictCode =
  | 'several-matches'
  | 'number-taken'
  | 'linked-to-another'
  | 'changed-after-delivery'
  | 'outcome-unknown'
  | 'target-differs'
  | 'linked-number-unknown';

/** Why a document is held back for now; it goes on by itself. */
export type HoldCode =
  | 'vendor-unreachable'
  | 'vendor-throttled'
  | 'vendor-error'
  | 'budget-used-up'
  | 'login-refused'
  | 'identity-needed'
  | 'identity-blocked'
  | 'waiting-for-parent'
  | 'outcome-being-checked'
  | 'internal-error'
  | 'write-back-refused'
  | 'posting-awaited'
  | 'module-missing'
  | 'access-revoked'
  | 'access-missing'
  | 'department-login-missing'
  | 'same-record-under-way';

/** Every reason a receipt may name. Each has a text in `problem-texts.ts`. */
export type ProblemCode = SkipCode | RejectCode | ConflictCode | HoldCode;

/** A typed reason: the field it concerns, its value as read, the vendor's own words (never a secret, at most 500 characters). */
export type Problem<Code extends ProblemCode = ProblemCode> = {
  readonly code: Code;
  readonly field?: string | undefined;
  readonly value?: string | undefined;
  readonly vendorWords?: string | undefined;
};
