import { createMomentControl, type MomentControl } from '../sandboxes/moment/index.ts';
import { type DemoAct, type KnownCompany, nextAct } from './demo-act.ts';

/** What the demo activity needs. */
export type DemoSettings = {
  readonly momentUrl: string;
  readonly companies: readonly string[];
  /** Those whose people give customers their numbers in Moment; the others get them from another system. */
  readonly numbering?: readonly string[];
  readonly perMinute: number;
  random(): number;
  clock(): Date;
  onError(error: unknown): void;
};

/** Go on making and editing records in the Moment sandbox, like a small company at work. */
export function startDemoActivity(settings: DemoSettings): { close(): Promise<void> } {
  const control = createMomentControl(settings.momentUrl);
  let timer: NodeJS.Timeout | undefined;
  let working: Promise<void> = Promise.resolve();
  let turn = 0;
  let closed = false;
  const work = async () => {
    const code = settings.companies[turn++ % settings.companies.length];
    const company = code === undefined ? undefined : await control.company(code);
    if (company !== undefined) {
      const act = nextAct(company satisfies KnownCompany, settings);
      const isNumbered = settings.numbering?.includes(company.code) === true;
      await perform(control, company.code, isNumbered ? numbered(act, company) : act);
    }
  };
  const wait = () => {
    // People do not work to the second: between half and one and a half times the mean.
    const pause = (60_000 / settings.perMinute) * (0.5 + settings.random());
    timer = setTimeout(() => {
      working = work()
        .catch(settings.onError)
        .then(() => (closed ? undefined : wait()));
    }, pause);
  };
  if (settings.perMinute > 0 && settings.companies.length > 0) wait();
  return {
    async close() {
      closed = true;
      clearTimeout(timer);
      await working;
    },
  };
}

function numbered(act: DemoAct, { customers }: KnownCompany): DemoAct {
  if (act.kind !== 'create' || act.entity !== 'customers') return act;
  const highest = Math.max(10_000, ...customers.map(({ customerNumber }) => Number(customerNumber) || 0));
  return { ...act, fields: { ...act.fields, customerNumber: String(highest + 1) } };
}

async function perform(control: MomentControl, company: string, act: DemoAct): Promise<void> {
  switch (act.kind) {
    case 'create':
      await control.create({ company, entity: act.entity }, { ...act.fields });
      return;
    case 'edit':
      await control.edit({ company, entity: act.entity, id: act.id }, { ...act.fields });
      return;
    case 'finalize':
      await control.finalize({ company, id: act.id });
  }
}
