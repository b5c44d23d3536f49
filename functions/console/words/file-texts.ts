/** The page of Xledger's files. */
export const fileTexts = {
  title: { en: 'Files for Xledger', no: 'Filer til Xledger' },
  menu: { en: 'Xledger files', no: 'Xledger-filer' },
  noIntegration: { en: 'No Xledger integration yet', no: 'Ingen Xledger-integrasjon ennå' },
  noIntegrationAdvice: {
    en: 'As soon as Moment and Xledger are joined, the files of their invoices stand here.',
    no: 'Så snart Moment og Xledger er knyttet sammen, står filene med fakturaene her.',
  },
  lead: {
    en: 'Each invoice is in exactly one file. A file never changes, and downloads byte for byte as it was made.',
    no: 'Hver faktura er i nøyaktig én fil. En fil endres aldri, og lastes ned byte for byte slik den ble laget.',
  },
  waiting: { en: 'Invoices that wait for the next file', no: 'Fakturaer som venter på neste fil' },
  make: { en: 'Export since last', no: 'Eksporter siden sist' },
  nothing: { en: 'No invoice waits for a file', no: 'Ingen faktura venter på en fil' },
  none: { en: 'No file was made yet', no: 'Ingen fil er laget ennå' },
  noneAdvice: {
    en: 'Invoices gather here when the integration delivers them in files.',
    no: 'Fakturaer samles her når integrasjonen leverer dem i filer.',
  },
  number: { en: 'File', no: 'Fil' },
  madeAt: { en: 'Made', no: 'Laget' },
  madeBy: { en: 'By', no: 'Av' },
  invoices: { en: 'Invoices', no: 'Fakturaer' },
  bytes: { en: 'Bytes', no: 'Byte' },
  hash: { en: 'SHA-256', no: 'SHA-256' },
} as const;
