/** The first listing begins on the day the settings name, else when the integration was made: what is older stays where it is. */
export function firstPosition(open: {
  readonly settings: unknown;
  readonly integration: { readonly createdAt: string };
}): string {
  const { settings } = open;
  const named =
    typeof settings === 'object' && settings !== null && 'transferFrom' in settings && settings.transferFrom;
  return typeof named === 'string' ? `${named}T00:00:00.000Z` : open.integration.createdAt;
}

/** Workers keep an integration for a short while, so that what they judge in these seconds may be by its earlier settings. */
const knownToAllSeconds = 300;

/**
 * What was judged before this instant (ISO) may have been judged by earlier settings: at first what is older than the change,
 * and once everybody works by the present settings, also what was judged until then. So each is looked at twice at most.
 */
export function judgedBefore(
  { integration }: { readonly integration: { readonly updatedAt: string } },
  now: Date,
): string {
  const known = new Date(Date.parse(integration.updatedAt) + knownToAllSeconds * 1000);
  return now < known ? integration.updatedAt : known.toISOString();
}

/** Each worker reads an integration anew after this time. */
export const settingsKeptSeconds = 30;

/** Seconds until no worker tries the settings and log-ins of before any more: what a person asks for waits for that. */
export function secondsUntilKnown(
  { version, updatedAt }: { readonly version: number; readonly updatedAt: string },
  now: Date,
): number {
  if (version === 1) return 0; // nobody knows an earlier one
  const since = (now.getTime() - Date.parse(updatedAt)) / 1000;
  return Math.max(0, Math.ceil(settingsKeptSeconds + 1 - since));
}
