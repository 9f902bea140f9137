import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type FieldClash, isApiError } from '@/api/errors';
import { useTeams, useWorkspace } from '@/api/queries';
import type { Member } from '@/api/types';
import { ClashLine } from '@/ui/ClashLine';
import { toast, toastError } from '@/ui/toasts';
import { type MemberEdits, useMemberActs } from './api';
import { RoleSelect, TeamsSelect } from './RoleFields';

type Field = keyof MemberEdits;
type Clashing = { field: Field } & FieldClash;

/** Role and teams change at once; what another administrator changed meanwhile is shown before it is overwritten. */
export function MemberFields({ member, manages }: { member: Member; manages: boolean }) {
  const { t } = useTranslation('settings');
  const { edit } = useMemberActs();
  const [clash, setClash] = useState<Clashing | null>(null);
  const words = useWords();
  const write = (field: Field, base: string[], value: string[]) => {
    setClash(null);
    edit.mutate(
      { id: member.id, fields: { [field]: { base, value } } },
      {
        onSuccess: () => toast(t('saved'), { undo: () => write(field, value, base) }),
        onError: (error) => {
          const theirs = isApiError(error) ? error.clash?.[field] : undefined;
          if (theirs) setClash({ field, ...theirs });
          else toastError(error);
        },
      },
    );
  };
  const teams = member.teams.map((team) => team.id);
  const disabled = !manages || edit.isPending;
  const shown = (field: Field) =>
    clash?.field === field && (
      <ClashLine
        who={clash.by?.name}
        theirs={words(field, clash.theirs)}
        mine={words(field, clash.mine)}
        before={words(field, clash.base)}
        onMine={() => write(field, clash.theirs as string[], clash.mine as string[])}
        onTheirs={() => setClash(null)}
      />
    );
  return (
    <>
      <RoleSelect
        value={member.roles[0] ?? ''}
        disabled={disabled}
        onChange={(role) => write('roles', member.roles, [role])}
      />
      {shown('roles')}
      <TeamsSelect value={teams} disabled={disabled} onChange={(chosen) => write('team_ids', teams, chosen)} />
      {shown('team_ids')}
    </>
  );
}

/** Roles and teams by their names. */
function useWords() {
  const workspace = useWorkspace();
  const teams = useTeams();
  return (field: Field, value: unknown): string => {
    const names = new Map(
      field === 'roles'
        ? workspace.data?.roles?.map((role) => [role.key, role.name])
        : teams.data?.map((team) => [team.id, team.name]),
    );
    return (value as string[]).map((one) => names.get(one) ?? one).join(', ');
  };
}
