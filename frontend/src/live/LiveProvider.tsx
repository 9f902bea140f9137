import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { writesSettled } from '@/api/client';
import { type Door, useDoor } from '@/api/door';
import { askAnew } from '@/api/kept';
import { waitingDocuments } from '@/api/kept-documents';
import { outbox } from '@/api/outbox';
import { sessionQuery, useMembership } from '@/api/queries';
import { LiveClient, type SocketLike } from './client';
import { watchIdle } from './idle';
import { Refresher } from './refresher';
import { waysTo } from './transport';

const SETTLE_MS = 400;
/** not at once: a connection that is refused again must not turn in circles */
const AGAIN_MS = 3000;

const LiveContext = createContext<LiveClient | null>(null);

export function useLive(): LiveClient {
  const live = useContext(LiveContext);
  if (!live) throw new Error('useLive() is called outside LiveProvider');
  return live;
}

export function liveUrl(ws: string, where: Location = window.location): string {
  return `${where.protocol === 'https:' ? 'wss' : 'ws'}://${where.host}/ws/live/${encodeURIComponent(ws)}/`;
}

/**
 * The server has ended the connection. A password or a factor changed in this very tab brings a new session with its
 * answer, so wait for that; then either go on with it, or let the frame say that the session is over.
 */
async function lookAgain(ws: string, live: LiveClient, queries: QueryClient, time: number): Promise<void> {
  await writesSettled();
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  const session = await queries.fetchQuery({ ...sessionQuery, staleTime: 0 }).catch(() => null);
  if (session?.workspaces.some((workspace) => workspace.slug === ws))
    setTimeout(() => live.restart(), AGAIN_MS * 2 ** Math.min(time, 5));
}

/** Documents bring their library along, so only where one of them waits. */
async function sendDocuments(door: Door, member: string | undefined): Promise<void> {
  if (!member || waitingDocuments().length === 0) return;
  const { httpDoor, sendWaiting } = await import('./documents');
  await sendWaiting(member, (id) => httpDoor(door, id));
}

interface Props {
  children: ReactNode;
  /** Tests bring a socket of their own. */
  connect?: (url: string) => SocketLike;
}

/** The socket of the open workspace. A closed session refetches the session, and the router sends to sign-in. */
export function LiveProvider({ children, connect }: Props) {
  const door = useDoor();
  const { ws } = door;
  const member = useMembership()?.member_id;
  const queries = useQueryClient();
  const [live] = useState(() => new LiveClient({ url: liveUrl(ws), connect: connect ?? waysTo(ws) }));

  useEffect(() => {
    const refresher = new Refresher(ws, queries);
    let ends = 0;
    const stops = [
      live.events.add(refresher.take),
      live.events.add((event) => {
        if (event.kind === 'comment.added' && event.actor) live.book.stoppedTyping(event.about, event.actor);
      }),
      live.gone.add(refresher.gone),
      live.resets.add(refresher.reset),
      live.unread.add(refresher.unread),
      live.states.add(() => {
        if (live.state !== 'online') return;
        askAnew(queries);
        void outbox.flush();
        sendDocuments(door, member).catch(() => undefined); // it waits for the next time
      }),
      outbox.settled.add((entry) => entry.ws === ws && refresher.wrote(entry.about)),
      live.ended.add(() => {
        void lookAgain(ws, live, queries, ends);
        ends += 1;
      }),
    ];
    stops.push(watchIdle((idle) => live.book.idle(idle)));
    void outbox.load();
    live.start();
    return () => {
      for (const stop of stops) stop();
      refresher.stop();
      live.stop();
    };
  }, [live, queries, ws, door, member]);

  return <LiveContext value={live}>{children}</LiveContext>;
}
