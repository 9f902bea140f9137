import { Outlet, useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { DoorContext, openDoor } from '@/api/door';
import { useSession } from '@/api/queries';
import { LiveProvider } from '@/live';
import { NoAccess } from '@/ui/States';
import { HomeButton } from '../../shared/RouteStates';
import { SignedOut } from '../../shared/SignedOut';
import { Shell } from './Shell';

/** A workspace: its door, its socket, and the shell around its pages. */
export function WorkspaceFrame() {
  const { ws } = useParams({ from: '/w/$ws' });
  const session = useSession();
  const door = useMemo(() => openDoor('staff', ws), [ws]);
  const member = session.data?.workspaces.some((workspace) => workspace.slug === ws);
  if (session.data && !session.data.user) return <SignedOut to="/sign-in" />;
  if (session.data && !member) {
    return (
      <main>
        <NoAccess level={1} action={<HomeButton />} />
      </main>
    );
  }
  return (
    <DoorContext value={door}>
      <LiveProvider key={ws}>
        <Shell>
          <Outlet />
        </Shell>
      </LiveProvider>
    </DoorContext>
  );
}
