import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '@/api/queries';
import type { MemberRef } from '@/api/types';
import { Attribute } from '@/record/Attribute';
import { MemberPicker } from '@/ui/MemberPicker';

interface Props {
  owner: MemberRef | null;
  readOnly: boolean;
  onChange: (owner: MemberRef | null) => void;
}

/** Who is responsible for a company or a person. */
export function OwnerField({ owner, readOnly, onChange }: Props) {
  const { t } = useTranslation('records');
  const [q, setQ] = useState('');
  const directory = useDirectory(q, 'staff', !readOnly);
  if (readOnly)
    return (
      <Attribute label={t('field.owner')} plain>
        {owner?.name ?? <span className="text-3">—</span>}
      </Attribute>
    );
  return (
    <Attribute label={t('field.owner')}>
      <MemberPicker
        label={t('field.owner')}
        hideLabel
        value={owner}
        options={directory.data ?? []}
        query={q}
        onQuery={setQ}
        loading={directory.isFetching}
        clearable
        onChange={onChange}
      />
    </Attribute>
  );
}
