import type { AuditEntry } from '../../../lib/sync/audit.ts';
import type { ReceiptRef } from '../../../lib/sync/receipt.ts';
import type { View } from '../view.ts';
import { andMore } from '../words/audit-words.ts';
import { documentWord } from '../words/direction-words.ts';
import { Outside } from './outside.tsx';

/** What an entry is about: the integration, the document, or the documents that were acted upon together. */
export function AuditAbout({ entry, view }: { readonly entry: AuditEntry; readonly view: View }) {
  const { tenant, integration, direction, key } = entry;
  if (integration === undefined) return <Many entry={entry} view={view} />;
  if (direction !== undefined && key !== undefined) {
    return <Document receipt={{ tenant, integration, direction, key }} view={view} />;
  }
  return (
    <a href={view.links.page(`/integrations/${integration}`)}>
      <Outside text={integration} />
    </a>
  );
}

const shown = 3;

function Many({ entry, view }: { entry: AuditEntry; view: View }) {
  const all = receiptsOf(entry);
  return (
    <>
      {all.slice(0, shown).map((receipt) => (
        <div>
          <Document receipt={receipt} view={view} />
        </div>
      ))}
      {all.length > shown && <div class="faint">{view.say(andMore(all.length - shown))}</div>}
    </>
  );
}

function Document({ receipt, view }: { receipt: ReceiptRef; view: View }) {
  return (
    <>
      <a href={view.links.receipt(receipt)}>
        {documentWord(receipt, view.language)} <Outside text={receipt.key} />
      </a>{' '}
      <span class="faint">{receipt.integration}</span>
    </>
  );
}

/** An act on many names them before and, by how each ended, after: integration, direction and key, by spaces. */
function receiptsOf({ tenant, before = {}, after = {} }: AuditEntry): ReceiptRef[] {
  const names = [...Object.values(before), ...Object.values(after)].flat().filter((name) => typeof name === 'string');
  return names.flatMap((name) => {
    const [, integration = '', direction = '', key = ''] = /^([a-z0-9.-]+) ([a-z0-9-]+) (.+)$/s.exec(name) ?? [];
    return key === '' ? [] : [{ tenant, integration, direction, key }];
  });
}
