import type { Team } from '@/api/types';

export interface Branch {
  team: Team;
  depth: number;
}

/** Parents before children, each with its depth; a team whose parent is unseen stands at the root. */
export function branches(teams: readonly Team[]): Branch[] {
  const known = new Set(teams.map((team) => team.id));
  const childrenOf = (parent: string | null) =>
    teams
      .filter((team) => (team.parent_id !== null && known.has(team.parent_id) ? team.parent_id : null) === parent)
      .sort((a, b) => a.name.localeCompare(b.name));
  const walk = (parent: string | null, depth: number): Branch[] =>
    childrenOf(parent).flatMap((team) => [{ team, depth }, ...walk(team.id, depth + 1)]);
  return walk(null, 0);
}

/** The team and all below it: none of them may become its parent. */
export function below(teams: readonly Team[], id: string): Set<string> {
  const found = new Set([id]);
  for (let size = 0; size !== found.size; ) {
    size = found.size;
    for (const team of teams) if (team.parent_id !== null && found.has(team.parent_id)) found.add(team.id);
  }
  return found;
}
