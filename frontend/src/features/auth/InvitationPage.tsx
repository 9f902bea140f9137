import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { signOut } from '@/api/allauth';
import { http } from '@/api/client';
import { isNoAccess } from '@/api/errors';
import { keys } from '@/api/keys';
import { useSession } from '@/api/queries';
import { chooseLanguage } from '@/api/session';
import type { InvitationInfo } from '@/api/types';
import { currentLanguage } from '@/lib/i18n';
import { ErrorState, SkeletonLines } from '@/ui/States';
import { AuthCard } from './AuthCard';
import { InvitationForm } from './InvitationForm';

interface Accepted {
  workspace: string;
  portal: boolean;
  pending: string | null;
}

/** In through the door, or to the step the sign-in still waits for. */
async function enter({ workspace, portal, pending }: Accepted): Promise<void> {
  // What they read the invitation in is what a newcomer wants to go on with.
  await chooseLanguage(currentLanguage());
  const home = portal ? `/portal/${workspace}/` : `/w/${workspace}/`;
  const signIn = portal ? '/portal/sign-in' : '/sign-in';
  window.location.assign(pending ? `${signIn}?next=${encodeURIComponent(home)}` : home);
}

export function InvitationPage() {
  const { t } = useTranslation('auth');
  const { token } = useParams({ from: '/invite/$token' });
  const path = `/api/invitations/${encodeURIComponent(token)}`;
  const session = useSession();
  const invitation = useQuery({
    queryKey: keys.invitation(token),
    queryFn: () => http.get<InvitationInfo>(path),
    retry: false,
  });
  const accept = useMutation({
    mutationFn: (body: { name?: string; password?: string }) => http.post<Accepted>(`${path}/accept`, body),
    onSuccess: enter,
  });

  if (invitation.isPending || session.isPending) return <SkeletonLines />;
  if (invitation.isError) {
    if (!isNoAccess(invitation.error)) {
      return <ErrorState error={invitation.error} onRetry={() => void invitation.refetch()} />;
    }
    return (
      <AuthCard title={t('invitation.deadTitle')} text={t('invitation.deadText')}>
        <Button component="a" href="/sign-in" variant="default" size="sm">
          {t('toSignIn')}
        </Button>
      </AuthCard>
    );
  }
  const info = invitation.data;
  const me = session.data?.user?.email;
  const title = t('invitation.title', { workspace: info.workspace.name });
  if (me && me.toLowerCase() !== info.email.toLowerCase()) {
    return (
      <AuthCard title={title} text={t('invitation.other', { email: info.email, me })}>
        <Button size="sm" onClick={() => void signOut().then(() => window.location.reload())}>
          {t('invitation.signOut')}
        </Button>
      </AuthCard>
    );
  }
  const text = info.invited_by
    ? t('invitation.text', { who: info.invited_by, email: info.email })
    : t('invitation.textNobody', { email: info.email });
  return (
    <AuthCard
      title={title}
      text={text}
      error={accept.error && Object.keys(fieldsOf(accept.error)).length ? null : accept.error}
    >
      <InvitationForm
        needs={me ? 'nothing' : info.has_account ? 'password' : 'account'}
        email={info.email}
        fields={fieldsOf(accept.error)}
        busy={accept.isPending || accept.isSuccess}
        onSubmit={accept.mutate}
      />
    </AuthCard>
  );
}

function fieldsOf(error: Error | null): Record<string, string[]> {
  return error && 'fields' in error ? (error.fields as Record<string, string[]>) : {};
}
