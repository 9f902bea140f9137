import { Button, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isApiError } from '@/api/errors';
import { useMembership, useWorkspace } from '@/api/queries';
import type { Member, MemberKind } from '@/api/types';
import { Dialog } from '@/ui/Dialog';
import { useMemberActs } from './api';
import { CompanySelect } from './CompanySelect';
import { InviteLink } from './InviteLink';
import classes from './Members.module.css';
import { RoleSelect, TeamsSelect } from './RoleFields';

const KINDS: readonly MemberKind[] = ['staff', 'partner', 'client'];

interface Form {
  email: string;
  name: string;
  kind: MemberKind;
  role: string;
  teams: string[];
  company: string | null;
  language: 'en' | 'ru';
}

/** Anybody new, or somebody known from an import (`known`) who cannot sign in yet. */
export function InviteDialog({ known, onClose }: { known: Member | null; onClose: () => void }) {
  const { t } = useTranslation('settings');
  const language = useMembership()?.language ?? 'en';
  const { invite } = useMemberActs();
  const empty: Form = {
    email: known?.email ?? '',
    name: known?.name ?? '',
    kind: known?.kind ?? 'staff',
    role: known?.roles[0] ?? 'member',
    teams: known?.teams.map((team) => team.id) ?? [],
    company: known?.company?.id ?? null,
    language,
  };
  const [form, setForm] = useState(empty);
  const set = (changes: Partial<Form>) => setForm((now) => ({ ...now, ...changes }));
  const wrong = (field: string) => (isApiError(invite.error) ? invite.error.field(field) : undefined);
  const outside = form.kind !== 'staff';
  const send = () =>
    invite.mutate({
      email: form.email.trim(),
      name: form.name.trim(),
      kind: form.kind,
      language: form.language,
      ...(outside ? { company_id: form.company } : { role: form.role, team_ids: form.teams }),
      ...(known ? { member_id: known.id } : {}),
    });

  if (invite.data) {
    const again = () => {
      invite.reset();
      setForm({ ...empty, email: '', name: '' });
    };
    return (
      <Dialog opened onClose={onClose} title={t('members.invited')}>
        <InviteLink email={form.email} link={invite.data.link} />
        <Button variant="default" onClick={known ? onClose : again}>
          {known ? t('common:done') : t('members.inviteAnother')}
        </Button>
      </Dialog>
    );
  }
  const general =
    invite.error && !wrong('email') && !wrong('company_id') && !wrong('role') ? invite.error.message : null;
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('members.inviteTitle')}
      submit={t('members.inviteSubmit')}
      onSubmit={send}
      loading={invite.isPending}
      disabled={!form.email.includes('@') || (outside && !form.company)}
    >
      <SegmentedControl
        fullWidth
        aria-label={t('members.kind')}
        value={form.kind}
        disabled={known !== null}
        onChange={(kind) => set({ kind: kind as MemberKind })}
        data={KINDS.map((value) => ({ value, label: t(`members.kinds.${value}`) }))}
      />
      <TextInput
        label={t('members.email')}
        type="email"
        data-autofocus
        value={form.email}
        error={wrong('email')}
        onChange={(event) => set({ email: event.currentTarget.value })}
      />
      <TextInput
        label={t('members.nameOptional')}
        value={form.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      {outside ? (
        <CompanySelect
          value={form.company}
          known={known?.company ?? null}
          error={wrong('company_id')}
          onChange={(company) => set({ company })}
        />
      ) : (
        <>
          <RoleSelect value={form.role} error={wrong('role')} onChange={(role) => set({ role })} />
          <TeamsSelect value={form.teams} onChange={(teams) => set({ teams })} />
        </>
      )}
      <OutsideProse kind={form.kind} />
      <Select
        label={t('members.mailLanguage')}
        value={form.language}
        onChange={(value) => set({ language: value === 'ru' ? 'ru' : 'en' })}
        data={[
          { value: 'en', label: 'English' },
          { value: 'ru', label: 'Русский' },
        ]}
      />
      {general && (
        <p role="alert" className={classes.prose} style={{ color: 'var(--danger)' }}>
          {general}
        </p>
      )}
    </Dialog>
  );
}

/** What a partner or a client will be able to do. */
function OutsideProse({ kind }: { kind: MemberKind }) {
  const workspace = useWorkspace();
  const role = workspace.data?.outside_roles?.find((known) => known.key === kind);
  return role ? <p className={classes.prose}>{role.prose}</p> : null;
}
