import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { http } from '@/api/client';
import { useSession } from '@/api/queries';
import { useLanguageChoice } from '@/api/session';
import type { Session } from '@/api/types';
import { currentLanguage, LANGUAGE_NAMES, LANGUAGES, type Language } from '@/lib/i18n';
import { asSaveResult } from '@/record/save-field';
import { InlineEdit } from '@/ui/InlineEdit';
import { Line } from '@/ui/Section';
import { useSecurityRefresh } from './api';

/** Who one is, in every workspace. */
export function ProfileLines() {
  const { t } = useTranslation('account');
  const user = useSession().data?.user;
  const refresh = useSecurityRefresh();
  const choose = useLanguageChoice();
  const rename = (name: string | null) => http.patch<Session>('/api/session', { name }).then(refresh);
  return (
    <>
      <Line label={t('name')}>
        <InlineEdit
          label={t('name')}
          value={user?.name ?? ''}
          required
          onSave={(name) => asSaveResult(() => rename(name), 'name')}
        />
      </Line>
      <Line label={t('email')}>
        <span style={{ paddingInline: 8 }}>{user?.email}</span>
      </Line>
      <Line label={t('language')} text={t('languageText')}>
        <SegmentedControl
          aria-label={t('language')}
          value={currentLanguage()}
          data={LANGUAGES.map((value) => ({ value, label: <span lang={value}>{LANGUAGE_NAMES[value]}</span> }))}
          onChange={(value) => choose.mutate(value as Language)}
        />
      </Line>
    </>
  );
}
