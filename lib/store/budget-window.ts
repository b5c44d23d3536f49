/** Windows are kept this long for the budget page. */
const keptSeconds = 2 * 24 * 3600;

/** A window that changes hands between reading and writing this often in a row is no race any more. */
export const mostRounds = 20;

/** A window's parts in an update, also before its first use. */
export const freeNow = 'if_not_exists(#free, :limit)';
export const bookedNow = 'if_not_exists(#booked, :zero)';
/** What a window's item is made with at its first use. */
export const frame = '#limit = if_not_exists(#limit, :limit), #expiresAt = if_not_exists(#expiresAt, :expiresAt)';

/** The values that `frame` and the window's parts name. */
export function frameValues({ window, limit }: { readonly window: string; readonly limit: number }) {
  return { limit, expiresAt: expiryOf(window) };
}

/** When what belongs to a window may be removed, in seconds of the epoch. */
export function expiryOf(window: string): number {
  return Math.floor(Date.parse(window) / 1000) + keptSeconds;
}

type Booking = {
  readonly window: string;
  readonly limit: number;
  readonly calls: number;
  readonly headroom: number;
};

/** Books calls in a window if these and the headroom are free. */
export function booking({ window, limit, calls, headroom }: Booking) {
  return {
    update: `SET #free = ${freeNow} - :calls, #booked = ${bookedNow} + :calls, ${frame}`,
    condition: '(attribute_not_exists(#free) OR #free >= :needed)',
    values: { calls, needed: calls + headroom, zero: 0, ...frameValues({ window, limit }) },
  };
}
