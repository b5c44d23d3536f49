/** The vendor's servers tell Central European local time, with summer time and without a zone. */
const serverTime = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Oslo',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** An instant as the API tells it. */
export function localTime(instant: string | Date): string {
  return serverTime.format(new Date(instant)).replace(' ', 'T');
}

/** The day on the vendor's wall. */
export function localDay(instant: string | Date): string {
  return localTime(instant).slice(0, 10);
}

/** Hundredths as the API tells them: `"101.00"`. */
export function moneyText(hundredths: number): string {
  const digits = String(Math.abs(hundredths)).padStart(3, '0');
  return `${hundredths < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Money as it was sent, in hundredths. */
export function hundredthsOf(money: string): number {
  const [whole = '0', part = ''] = money.replace('-', '').split('.');
  const amount = Number(whole) * 100 + Number(part.padEnd(2, '0'));
  return money.startsWith('-') ? -amount : amount;
}
