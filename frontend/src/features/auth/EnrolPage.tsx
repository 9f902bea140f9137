import { useSearch } from '@tanstack/react-router';
import { Enrolment } from './Enrolment';
import { goOn } from './SignInPage';

/** A session that exists already, in a workspace that has begun to demand a second factor. */
export function EnrolPage() {
  const { next } = useSearch({ strict: false });
  return <Enrolment signingIn={false} onDone={() => goOn(next)} />;
}
