import { type DigestCase, decideDigest, digestCaseOf } from '../../lib/sync/digest.ts';
import { type DigestState, nothingTold } from '../../lib/sync/digest-state.ts';
import { receiptOf } from '../support/receipt-of.ts';

const instant = (time: string) => `2026-11-21T${time}.000Z`;
const refused = (time: string): DigestCase => ({ code: 'account-unknown', isHeld: false, at: instant(time) });
const held = (time: string, code = 'login-refused'): DigestCase => ({ code, isHeld: true, at: instant(time) });
const told: DigestState = { ...nothingTold, revision: 4, isOpen: true, toldUntil: instant('09:59:00') };
const toldAt = (time: string): DigestState => ({ ...told, troubleAt: instant(time) });

function decide(now: string, cases: readonly DigestCase[], state: DigestState = nothingTold) {
  return decideDigest({ cases, state, now: new Date(instant(now)), quietSeconds: 60 });
}

function mailOf(now: string, cases: readonly DigestCase[], state?: DigestState): string {
  const decision = decide(now, cases, state);
  return decision.kind === 'tell' ? decision.mail : decision.kind;
}

describe('what needs a person', () => {
  it.each([
    ['a refused document', { state: 'rejected', problem: { code: 'field-missing' } }, 'field-missing', false],
    ['one in conflict', { state: 'conflict', problem: { code: 'number-taken' } }, 'number-taken', false],
    [
      'one whose number the source refuses',
      { state: 'delivered', unconfirmed: true, problem: { code: 'write-back-refused' } },
      'write-back-refused',
      true,
    ],
    ['one held by a refused log-in', { state: 'pending', problem: { code: 'login-refused' } }, 'login-refused', true],
    [
      'one held by a closed company',
      { state: 'pending', problem: { code: 'identity-blocked' } },
      'identity-blocked',
      true,
    ],
  ] as const)('%s', (_what, parts, code, isHeld) => {
    expect(digestCaseOf(receiptOf({ key: '1', ...parts }))).toMatchObject({ code, isHeld });
  });

  it.each([
    ['one that is tried again by itself', { state: 'pending', problem: { code: 'vendor-unreachable' } }],
    ['one that is on its way', { state: 'pending' }],
    ['one that waits', { state: 'waiting', problem: { code: 'waiting-for-parent' } }],
    ['one whose outcome is being looked up', { state: 'unknown' }],
    ['one that was left alone', { state: 'skipped', problem: { code: 'unchanged' } }],
    ['one that arrived', { state: 'delivered' }],
    [
      'one whose write-back is tried again by itself',
      { state: 'delivered', unconfirmed: true, problem: { code: 'vendor-unreachable' } },
    ],
  ] as const)('not %s', (_what, parts) => {
    expect(digestCaseOf(receiptOf({ key: '1', ...parts }))).toBeUndefined();
  });
});

describe('people are told', () => {
  it.each<[string, string, DigestCase[], DigestState, string]>([
    ['of a document that was refused a minute ago', '10:01:00', [refused('10:00:00')], nothingTold, 'trouble'],
    ['not yet while more may come', '10:00:30', [refused('10:00:00')], nothingTold, 'rest'],
    ['not yet while more come', '10:05:00', [refused('10:00:00'), refused('10:04:30')], nothingTold, 'rest'],
    ['of a stream that never rests', '10:11:00', [refused('10:00:00'), refused('10:10:59')], nothingTold, 'trouble'],
    ['of nothing they know already', '12:00:00', [refused('09:58:00')], told, 'rest'],
    ['of what is new beside what they know', '12:00:00', [refused('09:58:00'), refused('11:58:00')], told, 'trouble'],
    ['not twice within the hour', '10:59:59', [refused('10:30:00')], toldAt('10:00:00'), 'rest'],
    ['again after the hour', '11:00:00', [refused('10:30:00')], toldAt('10:00:00'), 'trouble'],
    ['of a refused log-in', '10:02:00', [held('10:00:00')], nothingTold, 'trouble'],
    ['of a refused log-in once', '12:00:00', [held('11:50:00')], { ...told, toldHolds: ['login-refused'] }, 'rest'],
    [
      'of another log-in that is refused',
      '12:00:00',
      [held('11:50:00'), held('11:50:00', 'identity-blocked')],
      { ...told, toldHolds: ['login-refused'] },
      'trouble',
    ],
    ['of nothing when there is nothing', '10:00:00', [], nothingTold, 'rest'],
  ])('%s', (_what, now, cases, state, expected) => {
    expect(mailOf(now, cases, state)).toBe(expected);
  });

  it('once when all is well again, after a quiet time', () => {
    const first = decide('10:30:00', [], told);
    expect(first).toMatchObject({ kind: 'note', next: { clearSince: instant('10:30:00'), revision: 5 } });
    const clear = first.kind === 'note' ? first.next : nothingTold;
    expect(mailOf('10:30:30', [], clear)).toBe('rest');
    const second = decide('10:35:00', [], clear);
    expect(second).toMatchObject({ kind: 'tell', mail: 'well', told: { isOpen: false, toldHolds: [] } });
    expect(mailOf('10:40:00', [], second.kind === 'tell' ? second.told : told)).toBe('rest');
  });

  it('that all is well only if it lasts: what is refused again meanwhile counts anew', () => {
    const clear = { ...toldAt('10:00:00'), clearSince: instant('10:30:00') };
    const decision = decide('10:35:00', [refused('10:34:00')], clear);
    expect(decision).toMatchObject({ kind: 'note', next: { revision: 5 } });
    expect(decision.kind === 'note' && decision.next.clearSince).toBeUndefined();
  });

  it('of a log-in that is refused a second time, when it had worked in between', () => {
    const state = { ...toldAt('10:00:00'), toldHolds: ['login-refused'] };
    const works = decide('11:30:00', [refused('09:58:00')], state);
    expect(works).toMatchObject({ kind: 'note', next: { toldHolds: [] } });
    const next = works.kind === 'note' ? works.next : state;
    expect(mailOf('12:00:00', [refused('09:58:00'), held('11:50:00')], next)).toBe('trouble');
  });
});

describe('a mail', () => {
  it('is intended before it is sent, and each outcome is a write of its own', () => {
    expect(decide('10:05:00', [refused('10:00:00')])).toEqual({
      kind: 'tell',
      mail: 'trouble',
      until: instant('10:04:00'),
      intended: { ...nothingTold, revision: 1, intent: { kind: 'trouble', at: instant('10:05:00') } },
      told: {
        ...{ revision: 2, isOpen: true, toldHolds: [] },
        ...{ toldUntil: instant('10:04:00'), troubleAt: instant('10:05:00') },
      },
      failed: { ...nothingTold, revision: 2 },
    });
  });

  it('that may have gone out holds the next one back for an hour, and is then sent again', () => {
    const state: DigestState = { ...nothingTold, revision: 1, intent: { kind: 'trouble', at: instant('10:05:00') } };
    expect(mailOf('11:04:59', [refused('10:00:00')], state)).toBe('rest');
    const again = decide('11:05:00', [refused('10:00:00')], state);
    expect(again).toMatchObject({ kind: 'tell', intended: { revision: 2 }, told: { revision: 3 } });
  });
});
