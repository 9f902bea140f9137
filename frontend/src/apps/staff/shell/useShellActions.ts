import { useMantineColorScheme } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { can } from '@/api/abilities';
import { signOut } from '@/api/allauth';
import { useDoor } from '@/api/door';
import { useWorkspace } from '@/api/queries';
import { useLanguageChoice } from '@/api/session';
import { currentLanguage } from '@/lib/i18n';
import { type Shortcut, useShortcuts } from '@/lib/shortcuts';
import { toastError } from '@/ui/toasts';

const GO = [
  { keys: 'g i', label: 'nav.inbox', to: '/w/$ws/inbox', needs: null },
  { keys: 'g p', label: 'nav.pipeline', to: '/w/$ws/pipeline', needs: null },
  { keys: 'g d', label: 'nav.deals', to: '/w/$ws/deals', needs: null },
  { keys: 'g c', label: 'nav.companies', to: '/w/$ws/companies', needs: null },
  { keys: '', label: 'nav.people', to: '/w/$ws/people', needs: null },
  { keys: '', label: 'nav.products', to: '/w/$ws/products', needs: null },
  { keys: '', label: 'nav.documents', to: '/w/$ws/documents', needs: null },
  { keys: 'g r', label: 'nav.requests', to: '/w/$ws/requests', needs: null },
  { keys: '', label: 'nav.import', to: '/w/$ws/import', needs: 'import.run' },
  { keys: 'g s', label: 'nav.settings', to: '/w/$ws/settings', needs: null },
  { keys: '', label: 'nav.members', to: '/w/$ws/settings/members', needs: 'member.view' },
  { keys: '', label: 'account', to: '/w/$ws/settings/security', needs: null },
] as const;

/** Places and actions that are there on every page: keys, and lines of the palette. */
export function useShellActions(): void {
  const { t } = useTranslation('shell');
  const { ws } = useDoor();
  const navigate = useNavigate();
  const workspace = useWorkspace();
  const choose = useLanguageChoice();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const other = currentLanguage() === 'ru' ? 'en' : 'ru';
  const dark = colorScheme === 'dark';
  const action = (label: string, run: () => void): Shortcut => ({ keys: '', label, group: 'general', run });
  useShortcuts([
    ...GO.filter(({ needs }) => !needs || can(workspace.data, needs)).map(
      ({ keys, label, to }): Shortcut => ({
        keys,
        label: t(label),
        group: 'go',
        run: () => void navigate({ to, params: { ws } }),
      }),
    ),
    action(dark ? t('toLight') : t('toDark'), () => setColorScheme(dark ? 'light' : 'dark')),
    action(other === 'ru' ? 'Русский язык' : 'English language', () => choose.mutate(other)),
    action(t('createWorkspace'), () => void navigate({ to: '/new-workspace' })),
    action(t('signOut'), () => void signOut().then(() => window.location.assign('/sign-in'), toastError)),
  ]);
}
