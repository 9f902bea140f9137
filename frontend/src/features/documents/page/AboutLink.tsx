import { Link } from '@tanstack/react-router';
import { useDoor } from '@/api/door';
import type { DocumentAbout } from '@/api/types';

const PLACES = { deal: 'deals', company: 'companies', request: 'requests' } as const;

/** The record a document belongs to, at this reader's own address for it. */
export function AboutLink({ about }: { about: DocumentAbout }) {
  const door = useDoor();
  if (door.kind === 'portal' && about.type === 'company') return <span className="truncate">{about.title}</span>;
  return (
    <Link
      to={`/${door.kind === 'staff' ? 'w' : 'portal'}/${door.ws}/${PLACES[about.type]}/${about.id}`}
      className="truncate"
    >
      {about.title}
    </Link>
  );
}
