import { useRouter } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';

/** The session is over while a page was open: sign in, and come back to the very page. */
export function SignedOut({ to }: { to: '/sign-in' | '/portal/sign-in' }) {
  const router = useRouter();
  const left = useRef(false);
  useEffect(() => {
    // Once. This stays on screen while the next page is fetched, when the router's location is already the next one:
    // who asked again would come back to the sign-in, of a sign-in, of a sign-in.
    if (left.current) return;
    left.current = true;
    const { resolvedLocation, location } = router.state;
    void router.navigate({ to, search: { next: (resolvedLocation ?? location).href }, replace: true });
  }, [router, to]);
  return null;
}
