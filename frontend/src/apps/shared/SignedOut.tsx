import { Navigate, useLocation } from '@tanstack/react-router';

/** The session is over while a page was open: sign in, and come back to the very page. */
export function SignedOut({ to }: { to: '/sign-in' | '/portal/sign-in' }) {
  const next = useLocation({ select: (location) => location.href });
  return <Navigate to={to} search={{ next }} />;
}
