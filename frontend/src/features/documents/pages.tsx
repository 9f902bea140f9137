export { DocumentsPage } from './list/DocumentsPage';
