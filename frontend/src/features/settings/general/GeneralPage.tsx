import { Switch } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { can } from '@/api/abilities';
import { useDoor } from '@/api/door';
import type { FieldEdits } from '@/api/fields';
import { keys } from '@/api/keys';
import { useWorkspace } from '@/api/queries';
import type { WorkspaceInfo } from '@/api/types';
import { currencyOptions } from '@/lib/currencies';
import { asSaveResult } from '@/record/save-field';
import { InlineEdit } from '@/ui/InlineEdit';
import { Line, Panel, Section } from '@/ui/Section';
import { ErrorState, SkeletonLines } from '@/ui/States';
import { toast, toastError } from '@/ui/toasts';

const SWITCHES = [
  ['two_factor_required', 'twoFactor'],
  ['portal_two_factor_required', 'portalTwoFactor'],
  ['portal_sees_staff', 'portalSeesStaff'],
] as const;
type Switched = (typeof SWITCHES)[number][0];
type Changed = Pick<WorkspaceInfo, 'name' | 'currency' | Switched>;

const switched = (name: Switched, on: boolean): FieldEdits<Changed> => ({ [name]: { base: !on, value: on } });

export function GeneralPage() {
  const { t } = useTranslation('settings');
  const door = useDoor();
  const queries = useQueryClient();
  const workspace = useWorkspace();
  const queryKey = keys.workspace(door.ws);
  const save = async (fields: FieldEdits<Changed>) => {
    try {
      queries.setQueryData(queryKey, await door.patch<WorkspaceInfo>('/workspace', { fields }));
      void queries.invalidateQueries({ queryKey: keys.session });
    } catch (error) {
      // Somebody else was here: what the field clashes with is shown beside it.
      void queries.invalidateQueries({ queryKey });
      throw error;
    }
  };
  const demand = useMutation({
    mutationFn: save,
    onSuccess: (_result, edits) => {
      const back = Object.entries(edits).map(([name, { base, value }]) => [name, { base: value, value: base }]);
      toast(t('saved'), { undo: () => demand.mutate(Object.fromEntries(back)) });
    },
    onError: toastError,
  });

  if (workspace.isPending) return <SkeletonLines />;
  if (workspace.isError) return <ErrorState error={workspace.error} onRetry={() => void workspace.refetch()} />;
  const info = workspace.data;
  const mine = can(info, 'workspace.manage');
  return (
    <Section title={t('general.title')} text={mine ? undefined : t('general.readOnly')}>
      <Panel>
        <Line label={t('general.name')}>
          <InlineEdit
            label={t('general.name')}
            value={info.name}
            required
            readOnly={!mine}
            onSave={(name, base) => asSaveResult(() => save({ name: { base: base ?? '', value: name ?? '' } }), 'name')}
          />
        </Line>
        <Line label={t('general.currency')} text={t('general.currencyText')}>
          <InlineEdit
            label={t('general.currency')}
            kind="select"
            value={info.currency}
            options={currencyOptions()}
            readOnly={!mine}
            onSave={(currency, base) =>
              asSaveResult(() => save({ currency: { base: base ?? '', value: currency ?? '' } }), 'currency')
            }
          />
        </Line>
        {SWITCHES.map(([name, word]) => (
          <Line key={name} label={t(`general.${word}`)} text={t(`general.${word}Text`)}>
            <Switch
              aria-label={t(`general.${word}`)}
              checked={info[name]}
              disabled={!mine || demand.isPending}
              onChange={(event) => demand.mutate(switched(name, event.currentTarget.checked))}
            />
          </Line>
        ))}
      </Panel>
    </Section>
  );
}
