import type { Child } from 'hono/jsx';

/** What stands where there is nothing to show: what it means, and where to go. */
export function Empty({ title, advice, children }: { title: string; advice: string; children?: Child }) {
  return (
    <div class="empty">
      <svg class="empty-sign" viewBox="0 0 48 48" width="48" height="48" aria-hidden="true">
        <path d="M8 30 14 10h20l6 20v8H8zM8 30h10l2.5 4h7L30 30h10" />
      </svg>
      <h2>{title}</h2>
      <p>{advice}</p>
      {children}
    </div>
  );
}
