import type { SearchHit } from '@/api/types';

const KEPT = 5;
const name = (ws: string) => `artel.recent.${ws}`;

/** The records chosen last in this browser; the server still decides whether they open. */
export function recentHits(ws: string): SearchHit[] {
  try {
    const list = JSON.parse(localStorage.getItem(name(ws)) ?? '[]') as unknown;
    return Array.isArray(list) ? (list as SearchHit[]) : [];
  } catch {
    return [];
  }
}

export function remember(ws: string, hit: SearchHit): void {
  const rest = recentHits(ws).filter((known) => known.id !== hit.id);
  localStorage.setItem(name(ws), JSON.stringify([hit, ...rest].slice(0, KEPT)));
}
