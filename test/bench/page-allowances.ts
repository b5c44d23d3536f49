/** What a page may take. */
export type PageAllowance = {
  /** So many times as long as the query of 100 rows alone, both undisturbed. */
  readonly times: number;
  /** So many requests to the table. */
  readonly requests: number;
};

/** Forms and pages of one document: a few items. */
const small: PageAllowance = { times: 1.3, requests: 2 };

type Allowances = Readonly<Record<string, PageAllowance>>;

/**
 * Times are one and a half to nearly two times what each page takes now: one that becomes twice as slow is told, and a busy
 * machine is not. Requests are what the page makes now.
 */
const always: Allowances = {
  '/budgets': { times: 2.3, requests: 2 },
  // One query for each tenant.
  '/audit': { times: 3, requests: 12 },
  // The API's description is made anew.
  '/api': { times: 2, requests: 0 },
};

/** Where some documents are on their way or need a person. */
const usual: Allowances = {
  '/': { times: 32, requests: 100 },
  '/receipts': { times: 24, requests: 80 },
  '/receipts of an integration': { times: 5.5, requests: 8 },
  '/receipts of a direction': { times: 4.9, requests: 6 },
  '/receipts of a rare direction': { times: 4.7, requests: 7 },
  '/receipts delivered ones': { times: 8, requests: 11 },
  '/receipts what needs a person': { times: 7, requests: 14 },
  '/receipts of a direction and state': { times: 3.4, requests: 6 },
  '/receipts of some days': { times: 4.2, requests: 8 },
  '/receipts by number': { times: 5, requests: 12 },
  // Looks through 3,000 rows.
  '/receipts with a text that nothing has': { times: 55, requests: 16 },
  // Three of them tell which schedules stand still.
  '/integrations/:id': { times: 7, requests: 14 },
};

/**
 * Where 4,000 of a million are. Most of a list's time is counting them: the embedded table takes 10 µs for each, and what is
 * above a hundred is counted by direction and state.
 */
const crowded: Allowances = {
  '/': { times: 45, requests: 123 },
  '/receipts': { times: 34, requests: 88 },
  '/receipts of an integration': { times: 14.5, requests: 26 },
  '/receipts of a direction': { times: 12, requests: 13 },
  '/receipts of a rare direction': { times: 7, requests: 12 },
  '/receipts delivered ones': { times: 19, requests: 29 },
  '/receipts what needs a person': { times: 21, requests: 32 },
  '/receipts of a direction and state': { times: 11.5, requests: 13 },
  '/receipts of some days': { times: 14.5, requests: 26 },
  '/receipts by number': { times: 14.5, requests: 30 },
  '/receipts with a text that nothing has': { times: 70, requests: 34 },
  '/integrations/:id': { times: 24, requests: 47 },
};

/** What a page may take over so many receipts; one that is not named here asks for a few items. */
export function allowanceOf(page: string, receipts: number): PageAllowance {
  return always[page] ?? (receipts > 100_000 ? crowded : usual)[page] ?? small;
}
