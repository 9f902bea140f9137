import { Navigate, useRouter } from '@tanstack/react-router';
import { useMemo, useState } from 'react';

/** The session is over while a page was open: sign in, and come back to the very page. */
export function SignedOut({ to }: { to: '/sign-in' | '/portal/sign-in' }) {
  const router = useRouter();
  // Read once: the location is the sign-in page's own while that page still loads, and following it would never end.
  const [next] = useState(() => router.state.location.href);
  // The very same element, for Navigate goes again with every new set of properties.
  return useMemo(() => <Navigate to={to} search={{ next }} />, [to, next]);
}
