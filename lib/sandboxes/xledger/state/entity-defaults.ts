import type { EntityState } from './entity-state.ts';
import { nextDbId, type SandboxState } from './sandbox-state.ts';

/** A small Norwegian chart: number, name, and whose ledger stands on it. */
const accounts: readonly (readonly [string, string, ('AR' | 'AP')?])[] = [
  ['1500', 'Kundefordringer', 'AR'],
  ['1920', 'Bankinnskudd'],
  ['2400', 'Leverandørgjeld', 'AP'],
  ['2700', 'Utgående mva'],
  ['2710', 'Inngående mva'],
  ['3000', 'Salgsinntekt, avgiftspliktig'],
  ['3020', 'Salgsinntekt, middels sats'],
  ['3100', 'Salgsinntekt, avgiftsfri'],
  ['4300', 'Innkjøp av varer for videresalg'],
  ['4500', 'Fremmedytelser og underentreprise'],
  ['6700', 'Fremmed tjeneste'],
  ['7140', 'Reisekostnad, ikke oppgavepliktig'],
];

/** Norwegian standard rules; those of purchases are the usual ones. */
const taxRules: readonly (readonly [string, string, number, string?])[] = [
  ['2', 'Utgående mva, høy sats', 25, '2700'],
  ['21', 'Utgående mva, middels sats', 15, '2700'],
  ['22', 'Utgående mva, lav sats', 12, '2700'],
  ['20', 'Fritatt', 0],
  ['27', 'Utenlandske kunder', 0],
  ['29', 'Utenfor avgiftsområdet', 0],
  ['1', 'Inngående mva, høy sats', 25, '2710'],
  ['11', 'Inngående mva, middels sats', 15, '2710'],
  ['12', 'Inngående mva, lav sats', 12, '2710'],
];

const payTerms = ['14', '30'] as const;

/** The set-up of an entity that nobody has changed yet. Last year, this one and the next are open. */
export function defaultEntity(
  state: SandboxState,
  ownerCode: number,
  { name, now }: { name: string; now: Date },
): EntityState {
  const at = now.toISOString();
  const year = now.getUTCFullYear();
  const dbId = () => nextDbId(state);
  return {
    ...{ ownerCode, dbId: dbId(), name, organizationNumber: '', currency: 'NOK', projectDimension: 2 },
    ...{ createdAt: at, importedUntil: at },
    accounts: accounts.map(([code, description, ledger]) => ({
      ...{ dbId: dbId(), code, description, posting: true },
      ...(ledger === undefined ? {} : { ledger }),
    })),
    taxRules: taxRules.map(([code, description, percent, taxAccount]) => ({
      ...{ dbId: dbId(), code, description, percent },
      ...(taxAccount === undefined ? {} : { taxAccount }),
    })),
    payTerms: payTerms.map((code) => ({ dbId: dbId(), code, description: `${code} dager` })),
    periods: [year - 1, year, year + 1].map((open) => ({
      ...{ dbId: dbId(), fromDate: `${open}-01-01`, toDate: `${open}-12-31` },
    })),
    ...{ companies: [], customers: [], suppliers: [], projects: [], headers: [], transactions: [] },
    ...{ ledgerLines: [], importItems: [], importErrors: [], files: [], deltas: [] },
  };
}
