import { useTranslation } from 'react-i18next';
import { Notices } from '@/account/notices/Notices';
import { ProfileLines } from '@/account/ProfileLines';
import { FactorSection } from '@/account/security/FactorSection';
import { LeaveSection } from '@/account/security/LeaveSection';
import { PasskeySection } from '@/account/security/PasskeySection';
import { PasswordSection } from '@/account/security/PasswordSection';
import { ReauthProvider } from '@/account/security/ReauthProvider';
import { SessionsSection } from '@/account/security/SessionsSection';
import { useDoor } from '@/api/door';
import { Panel, Section } from '@/ui/Section';
import { usePortalHome } from '../api';
import { Frame } from '../Frame';
import classes from './Account.module.css';

/** What a guest decides about themselves: who they are here, what opens their account, what they hear of. */
export function AccountPage() {
  const { t } = useTranslation('account');
  return (
    <Frame title={t('portal:account.title')}>
      <ReauthProvider>
        <div className={classes.account}>
          <Section title={t('me')} text={t('meText')}>
            <Panel>
              <ProfileLines />
            </Panel>
          </Section>
          <Section title={t('signIn')} text={t('signInText')}>
            <Panel>
              <PasswordSection />
            </Panel>
            <FactorSection />
            <PasskeySection />
            <SessionsSection />
          </Section>
          <Notices />
          <Leave />
        </div>
      </ReauthProvider>
    </Frame>
  );
}

function Leave() {
  const { t } = useTranslation('account');
  const door = useDoor();
  const name = usePortalHome().data?.workspace.name;
  if (!name) return null;
  return (
    <LeaveSection name={name} leave={() => door.post('/leave')}>
      <p>{t('leaveAskOutside')}</p>
    </LeaveSection>
  );
}
