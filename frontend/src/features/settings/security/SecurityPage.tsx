import { useTranslation } from 'react-i18next';
import { ProfileLines } from '@/account/ProfileLines';
import { FactorSection } from '@/account/security/FactorSection';
import { PasskeySection } from '@/account/security/PasskeySection';
import { PasswordSection } from '@/account/security/PasswordSection';
import { ReauthProvider } from '@/account/security/ReauthProvider';
import { SessionsSection } from '@/account/security/SessionsSection';
import { Panel, Section } from '@/ui/Section';
import { Leave } from './Leave';

/** One's own account: it belongs to the person, not to the workspace. */
export function SecurityPage() {
  const { t } = useTranslation('settings');
  return (
    <ReauthProvider>
      <Section title={t('security.title')} text={t('security.text')}>
        <Panel>
          <ProfileLines />
          <PasswordSection />
        </Panel>
        <FactorSection />
        <PasskeySection />
        <SessionsSection />
        <Leave />
      </Section>
    </ReauthProvider>
  );
}
