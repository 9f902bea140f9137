import { MultiSelect, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useTeams, useWorkspace } from '@/api/queries';
import classes from './Members.module.css';

interface RoleProps {
  value: string;
  onChange: (role: string) => void;
  error?: string | undefined;
  disabled?: boolean;
}

/** A role by name, with the paragraph that says what it may do. */
export function RoleSelect({ value, onChange, error, disabled = false }: RoleProps) {
  const { t } = useTranslation('settings');
  const workspace = useWorkspace();
  const roles = workspace.data?.roles ?? [];
  return (
    <div>
      <Select
        label={t('members.role')}
        value={value}
        error={error}
        disabled={disabled}
        onChange={(role) => role && onChange(role)}
        data={roles.map((role) => ({ value: role.key, label: role.name }))}
      />
      <p className={classes.prose} style={{ marginBlockStart: 4 }}>
        {roles.find((role) => role.key === value)?.prose}
      </p>
    </div>
  );
}

export function TeamsSelect({
  value,
  onChange,
  disabled = false,
}: {
  value: string[];
  onChange: (teams: string[]) => void;
  disabled?: boolean;
}) {
  const { t } = useTranslation('settings');
  const teams = useTeams();
  return (
    <MultiSelect
      label={t('members.teams')}
      placeholder={value.length === 0 ? t('members.noTeam') : ''}
      value={value}
      onChange={onChange}
      disabled={disabled}
      searchable
      data={(teams.data ?? []).map((team) => ({ value: team.id, label: team.name }))}
    />
  );
}
