import { useNavigate } from 'react-router';
import { useSignOut } from './session.ts';

/** Signs out and goes where somebody else can sign in. */
export function useLeaveApp(): () => void {
  const signOut = useSignOut();
  const navigate = useNavigate();
  return () => signOut.mutate(undefined, { onSuccess: () => void navigate('/sign-in') });
}
