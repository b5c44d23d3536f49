import { type Receipt, refOf } from '../sync/receipt.ts';

/** Where a receipt stands in every list: by time, and at one instant by its name. */
export function placeOf(receipt: Receipt): string {
  return `${receipt.updatedAt} ${JSON.stringify(Object.values(refOf(receipt)))}`;
}

/** The instant of a place. */
export function instantOf(place: string): string {
  return place.slice(0, place.indexOf(' '));
}

/** Stands further down than the place. */
export function isAfter(receipt: Receipt, place: string): boolean {
  const own = placeOf(receipt);
  if (receipt.updatedAt !== instantOf(place)) return receipt.updatedAt < instantOf(place);
  return own > place;
}

/** Sorts as lists do: newest first. */
export function inOrder(left: Receipt, right: Receipt): number {
  return isAfter(right, placeOf(left)) ? -1 : 1;
}
