import { Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { can } from '@/api/abilities';
import type { Member } from '@/api/types';
import { Avatar } from '@/ui/Avatar';
import { Chip } from '@/ui/Chip';
import { Dialog } from '@/ui/Dialog';
import { HandOver } from './HandOver';
import { InviteLink } from './InviteLink';
import { MemberActs } from './MemberActs';
import { MemberFields } from './MemberFields';
import { STATE_TONES } from './useMemberColumns';

interface Props {
  member: Member | null;
  onClose: () => void;
  onInvite: (member: Member) => void;
}

/** One member: role and teams change at once; the invitation, leaving and coming back. */
export function MemberDialog({ member, onClose, onInvite }: Props) {
  const { t } = useTranslation('settings');
  const [leaving, setLeaving] = useState(false);
  const [link, setLink] = useState<string | null>(null);
  const close = () => {
    setLeaving(false);
    setLink(null);
    onClose();
  };
  if (!member) return null;
  const manages = can(member, 'member.manage');
  if (leaving) return <HandOver member={member} onClose={close} />;
  return (
    <Dialog opened onClose={close} title={member.name || member.email}>
      <Group gap="sm" wrap="nowrap">
        <Avatar person={{ name: member.name || member.email, colour: member.colour }} size={32} hint={false} />
        <div style={{ minWidth: 0 }}>
          <div className="truncate">{member.email || t('members.noEmail')}</div>
          <div className="text-3">{member.company?.name ?? t(`members.kindOne.${member.kind}`)}</div>
        </div>
        <div style={{ marginInlineStart: 'auto' }}>
          <Chip tone={STATE_TONES[member.state]}>{t(`members.states.${member.state}`)}</Chip>
        </div>
      </Group>
      {member.kind === 'staff' && <MemberFields member={member} manages={manages} />}
      {link && <InviteLink email={member.email} link={link} />}
      {manages && (
        <MemberActs
          member={member}
          onLink={setLink}
          onInvite={() => onInvite(member)}
          onLeave={() => setLeaving(true)}
          onClose={close}
        />
      )}
    </Dialog>
  );
}
