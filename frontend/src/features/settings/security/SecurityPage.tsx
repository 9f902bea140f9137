import { useTranslation } from 'react-i18next';
import { http } from '@/api/client';
import { useSession } from '@/api/queries';
import type { Session } from '@/api/types';
import { asSaveResult } from '@/record/save-field';
import { InlineEdit } from '@/ui/InlineEdit';
import { Line, Section } from '../Section';
import classes from '../Settings.module.css';
import { useSecurityRefresh } from './api';
import { FactorSection } from './FactorSection';
import { LeaveSection } from './LeaveSection';
import { PasskeySection } from './PasskeySection';
import { PasswordSection } from './PasswordSection';
import { ReauthProvider } from './ReauthProvider';
import { SessionsSection } from './SessionsSection';

/** One's own account: it belongs to the person, not to the workspace. */
export function SecurityPage() {
  const { t } = useTranslation('settings');
  const session = useSession();
  const refresh = useSecurityRefresh();
  const user = session.data?.user;
  return (
    <ReauthProvider>
      <Section title={t('security.title')} text={t('security.text')}>
        <div className={classes.panel}>
          <Line label={t('security.name')}>
            <InlineEdit
              label={t('security.name')}
              value={user?.name ?? ''}
              required
              onSave={(name) => asSaveResult(() => http.patch<Session>('/api/session', { name }).then(refresh), 'name')}
            />
          </Line>
          <Line label={t('security.email')}>
            <span style={{ paddingInline: 8 }}>{user?.email}</span>
          </Line>
          <PasswordSection />
        </div>
        <FactorSection />
        <PasskeySection />
        <SessionsSection />
        <LeaveSection />
      </Section>
    </ReauthProvider>
  );
}
