import type { VoucherSettings } from '../sandboxes/twenty-four-seven-office/control-endpoint/ledger-requests.ts';

/** Suppliers of a demo company. Their numbers stand below those that customers get. */
export const exampleSuppliers = [
  { id: 20_001, name: 'Eksempel Byggevare AS', type: 'Supplier' },
  { id: 20_002, name: 'Tenkt Lydutstyr AS', type: 'Supplier' },
  { id: 20_003, name: 'Muster Messebau GmbH', type: 'Supplier' },
] as const;

/** A project that the accountant has and the project managers do not: Moment's numbers of the demo never come so far. */
export const ledgerOnlyProject = { id: 900_001, name: 'Intern, bare i regnskapet' } as const;

/** Projects of the demo that must have arrived in the ledger before anything is booked on them. */
export const bookedProjects: readonly number[] = [2040, 2041, 2042];

/** What an accountant has booked from suppliers: as it should be, and each way in which it may be otherwise. */
export function exampleVouchers(day: string): readonly VoucherSettings[] {
  const line = { accountNo: 4300, vatCode: '1' };
  const [building, sound, fair] = exampleSuppliers.map(({ id }) => id);
  return [
    {
      ...{ date: day, supplierId: building, invoiceNo: 'EB-70412', comment: 'Byggevarer' },
      lines: [
        { ...line, amount: '1250.00', projectId: 2040, comment: 'Festemateriell til solpark' },
        { ...line, amount: '433.33', projectId: 2041, comment: 'Kabler til styringssystem' },
      ],
      files: [
        { type: 'Pdf', size: 180_000 },
        { type: 'Jpeg', size: 2_400_000 },
      ],
    },
    {
      ...{ date: day, supplierId: sound, invoiceNo: 'TL-331', comment: 'Leie av måleutstyr' },
      lines: [{ accountNo: 6700, vatCode: '1', amount: '7812.50', projectId: 2042 }],
      files: [
        { type: 'Pdf', size: 5_300_000 },
        { type: 'Png', size: 40_000 },
        { type: 'Tiff', size: 900_000 },
      ],
    },
    {
      ...{ date: day, supplierId: fair, invoiceNo: '2026-118', comment: 'Messestand', currency: 'EUR' },
      ...{ currencyRate: '11.6', lines: [{ accountNo: 6700, amount: '640.00', projectId: 2040 }] },
    },
    {
      ...{ date: day, supplierId: building, invoiceNo: 'EB-70430', comment: 'Kreditert retur' },
      lines: [{ ...line, amount: '-250.00', projectId: 2041 }],
    },
    {
      ...{ date: day, supplierId: building, invoiceNo: 'EB-70431', comment: 'Rekvisita på internt prosjekt' },
      lines: [{ ...line, amount: '99.00', projectId: ledgerOnlyProject.id }],
    },
    {
      ...{ date: day, supplierId: sound, invoiceNo: 'TL-340', comment: 'Vareprøve uten pris' },
      lines: [{ accountNo: 6700, amount: '0.00', projectId: 2042 }],
    },
    {
      ...{ date: day, supplierId: sound, invoiceNo: 'TL-341', comment: 'Frakt, bilag feilskannet' },
      lines: [{ accountNo: 6700, vatCode: '1', amount: '312.50', projectId: 2042 }],
      files: [
        { type: 'Pdf', size: 0 },
        { type: 'Pdf', size: 61_000 },
      ],
    },
  ];
}
