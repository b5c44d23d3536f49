const countryCodes = [
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW',
  'BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI',
  'FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN',
  'IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME',
  'MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF',
  'PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV',
  'SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE',
  'YT ZA ZM ZW',
];

/** Countries by ISO 3166 alpha-2. Ids and descriptions are invented: the code stands for the name. */
export const countries = countryCodes
  .flatMap((line) => line.split(' '))
  .map((code, index) => ({ dbId: 30_001 + index, code, description: code }));

/** Currencies. Ids are invented. */
export const currencies = [
  { dbId: 1101, code: 'NOK', description: 'Norwegian krone' },
  { dbId: 1102, code: 'SEK', description: 'Swedish krona' },
  { dbId: 1103, code: 'DKK', description: 'Danish krone' },
  { dbId: 1104, code: 'EUR', description: 'Euro' },
  { dbId: 1105, code: 'USD', description: 'US dollar' },
  { dbId: 1106, code: 'GBP', description: 'Pound sterling' },
] as const;

/** Voucher types; the ids of AR, SO and OS as one tenant has them. */
export const transactionSources = [
  { dbId: 796, code: 'GL' },
  { dbId: 797, code: 'AR' },
  { dbId: 798, code: 'AP' },
  { dbId: 600, code: 'SO' },
  { dbId: 3536, code: 'OS' },
] as const;

/** The states of a row in the import queue. `READY` has the two names that clients use; the others are assumed. */
export const jobLevels = {
  waiting: { dbId: 14501, dbSubId: 0, code: 'WAITING', name: 'Waiting' },
  ready: { dbId: 14502, dbSubId: 1, code: 'READY', name: 'Ready' },
  posted: { dbId: 14503, dbSubId: 2, code: 'POSTED', name: 'Posted' },
  failed: { dbId: 14504, dbSubId: 3, code: 'FAILED', name: 'Failed' },
} as const;

/** Kinds of ledger lines. */
export const ledgerLineTypes = {
  INVOICE: { dbId: 1301, dbSubId: 1, code: 'INVOICE', name: 'INVOICE' },
  CREDIT_MEMO: { dbId: 1302, dbSubId: 2, code: 'CREDIT_MEMO', name: 'CREDIT_MEMO' },
} as const;

/** Kinds of object values; that of tax rules was 14 in one installation. */
export const objectKinds = [
  { dbId: 14, name: 'TAX_RULE' },
  { dbId: 20, name: 'PROJECT' },
] as const;
