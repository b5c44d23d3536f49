import { stringify } from 'csv-stringify/sync';
import type { AuditEntry } from '../../../lib/sync/audit.ts';

/** The audit as CSV that a spreadsheet opens: UTF-8 with its mark, and no cell that it would run as a formula. */
export function auditCsv(entries: readonly AuditEntry[]): string {
  const rows = entries.map(({ actor, before, after, ...entry }) => ({
    ...entry,
    who: actor.id,
    name: actor.name,
    role: actor.kind,
    before: before && JSON.stringify(before),
    after: after && JSON.stringify(after),
  }));
  const columns = ['at', 'tenant', 'who', 'name', 'role', 'act', 'phase', 'integration', 'direction', 'key', 'note'];
  const all = [...columns, 'before', 'after', 'id', 'of'];
  return stringify(rows, { header: true, columns: all, bom: true, escape_formulas: true, record_delimiter: 'windows' });
}
