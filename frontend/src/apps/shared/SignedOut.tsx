import { Navigate, useRouter } from '@tanstack/react-router';
import { useState } from 'react';

/** The session is over while a page was open: sign in, and come back to the very page. */
export function SignedOut({ to }: { to: '/sign-in' | '/portal/sign-in' }) {
  const router = useRouter();
  // Read once: this may stay for a moment after the address has become the sign-in page's, which is no place to return
  // to, and following it would go there again and again with an ever longer address.
  const [next] = useState(() => router.state.location.href);
  return <Navigate to={to} search={{ next }} />;
}
