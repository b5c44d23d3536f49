import type { Browser } from 'playwright-core';
import { startEmptyPlatform } from '../support/running-company.ts';
import { momentEconomicStory } from './stories/moment-economic-story.ts';
import { momentXledgerStory } from './stories/moment-xledger-story.ts';
import { recman24SevenOfficeStory } from './stories/recman-24sevenoffice-story.ts';
import type { StoryParts } from './stories/story-parts.ts';
import { openBrowser } from './support/open-browser.ts';
import { type Visit, visitTo } from './support/visit.ts';

/** Each kind from an empty form to a transfer that broke and was put right. Moment ↔ 24SevenOffice: set-up-and-repair.test.ts. */
const stories: Readonly<Record<string, (parts: StoryParts) => Promise<void>>> = {
  'Moment ↔ Xledger: refused token, new token, retry, files': momentXledgerStory,
  'Moment ↔ e-conomic: access withdrawn, given again at the vendor, retry': momentEconomicStory,
  'RecMan → 24SevenOffice: department without a user, user given, retry': recman24SevenOfficeStory,
};

let browser: Browser;
let platform: Awaited<ReturnType<typeof startEmptyPlatform>>;
let visit: Visit;
let told: ReadonlyMap<string, Promise<unknown>>;

beforeAll(async () => {
  [browser, platform] = await Promise.all([openBrowser(), startEmptyPlatform()]);
  visit = visitTo(browser, platform.consoleUrl);
  // They wait for schedules and live pages most of the time: side by side they take no longer than one.
  told = new Map(Object.entries(stories).map(([name, tell]) => [name, failureOf(tell)]));
}, 120_000);
afterAll(async () => {
  await visit?.end();
  await browser?.close();
  await platform?.end();
});

/** What a story failed with; undefined when it went as told, and the browser complained of nothing. */
async function failureOf(tell: (parts: StoryParts) => Promise<void>): Promise<unknown> {
  const { page, complaints } = await visit.open('/?lang=en');
  return tell({ platform, page })
    .then(() => expect(complaints).toEqual([]))
    .then(
      () => undefined,
      (failure: unknown) => failure,
    );
}

it.each(Object.keys(stories))(
  '%s',
  async (name) => {
    const failure = await told.get(name);
    if (failure !== undefined) throw failure;
  },
  300_000,
);
