export { EnrolPage } from './EnrolPage';
export { ForgotPasswordPage } from './ForgotPasswordPage';
export { InvitationPage } from './InvitationPage';
export { NewPasswordPage } from './NewPasswordPage';
export { NewWorkspacePage } from './NewWorkspacePage';
export { SignInPage } from './SignInPage';
export { WorkspacesPage } from './WorkspacesPage';
