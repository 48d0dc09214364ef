export { issueDocument, type Issue, type Issued } from './issue-document.ts'
export { findIssued, issuedOn, issuedToDocx, issuedToPage, issuedToView, listIssued, type IssuedRow } from './issued.ts'
export { formatNumber } from './number.ts'
