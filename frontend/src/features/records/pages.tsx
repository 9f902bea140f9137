export { CompaniesPage } from './CompaniesPage';
export { CompanyPage, CompanyView } from './CompanyPage';
export { PeoplePage } from './PeoplePage';
export { PersonPage, PersonView } from './PersonPage';
export { ProductPage, ProductView } from './ProductPage';
export { ProductsPage } from './ProductsPage';
