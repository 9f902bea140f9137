import { useTranslation } from 'react-i18next';
import { Notices } from '@/account/notices/Notices';
import { ProfileLines } from '@/account/ProfileLines';
import { FactorSection } from '@/account/security/FactorSection';
import { PasskeySection } from '@/account/security/PasskeySection';
import { PasswordSection } from '@/account/security/PasswordSection';
import { ReauthProvider } from '@/account/security/ReauthProvider';
import { SessionsSection } from '@/account/security/SessionsSection';
import { Panel, Section } from '@/ui/Section';
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
        </div>
      </ReauthProvider>
    </Frame>
  );
}
