import { Outlet, useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { DoorContext, openDoor } from '@/api/door';
import { useSession } from '@/api/queries';
import { LiveProvider } from '@/live';
import { NoAccess } from '@/ui/States';
import { HomeButton } from '../../shared/RouteStates';
import { SignedOut } from '../../shared/SignedOut';
import { PortalShell } from './PortalShell';

/** A client's or partner's side of one workspace. */
export function PortalFrame() {
  const { ws } = useParams({ from: '/portal/$ws' });
  const session = useSession();
  const door = useMemo(() => openDoor('portal', ws), [ws]);
  if (session.data && !session.data.user) return <SignedOut to="/portal/sign-in" />;
  if (session.data && !session.data.workspaces.some((workspace) => workspace.slug === ws)) {
    return (
      <main>
        <NoAccess level={1} action={<HomeButton />} />
      </main>
    );
  }
  return (
    <DoorContext value={door}>
      <LiveProvider key={ws}>
        <PortalShell>
          <Outlet />
        </PortalShell>
      </LiveProvider>
    </DoorContext>
  );
}
